package com.mdmc.crm.query.lead.imports;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of leads over HTTP, for whoever handed the list in and for administrators. */
@RestController
@RequestMapping("/api/imports")
@AnsweredFrom("lead_import_views")
class LeadImportQueryApi {
    private final Views views;

    LeadImportQueryApi(Views views) {
        this.views = views;
    }

    @GetMapping("/leads/{id}")
    LeadImportView one(@PathVariable String id, Actor actor) {
        actor.require(Permission.LEADS_CREATE);
        LeadImportView found = views.find(LeadImportView.VIEW, id).orElseThrow(Rejection::notFound);
        if (!actor.is(found.importedBy()) && actor.role() != Role.ADMIN) {
            throw Rejection.hidden();
        }
        return found;
    }

    /** The same by the address that all imports have. */
    @Hidden
    @GetMapping("/{id:leadimport-.+}")
    LeadImportView oneByKind(@PathVariable String id, Actor actor) {
        return one(id, actor);
    }
}
