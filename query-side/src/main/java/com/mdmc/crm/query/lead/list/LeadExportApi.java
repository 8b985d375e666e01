package com.mdmc.crm.query.lead.list;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.query.export.Export;
import com.mdmc.crm.query.export.Exports;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Listed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lead export over HTTP: the leads the caller may see, filtered and sorted like the list. */
@RestController
@RequestMapping("/api/leads/export")
@AnsweredFrom({"leads", LeadSearchTokens.NAME})
class LeadExportApi implements Listed {
    private final Exports exports;
    private final LeadReader leads;
    private final ListDefinition<LeadView> list;

    LeadExportApi(Exports exports, LeadReader leads, ListDefinition<LeadView> list) {
        this.exports = exports;
        this.leads = leads;
        this.list = list;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return list;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    @GetMapping
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestContext context)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Actor actor = context.actor();
        actor.require(Permission.LEADS_READ);
        parameters.putIfAbsent("lifecycle.archived", List.of("false"));
        exports.answer(
                new Export<>("lead", "leads", list, page -> leads.decrypted(page, actor), LeadColumns.ALL),
                parameters,
                request,
                response,
                context);
    }
}
