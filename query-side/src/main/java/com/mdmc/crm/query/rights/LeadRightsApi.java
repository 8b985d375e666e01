package com.mdmc.crm.query.rights;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.access.AccessEvent.SubjectExported;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadView;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rights of the data subject over HTTP: the export of all personal data. */
@RestController
@RequestMapping("/api/leads/{id}")
@AnsweredFrom({"leads", "campaigns"})
class LeadRightsApi {
    private final LeadReader leads;
    private final SubjectExports exports;
    private final EventBus events;

    LeadRightsApi(LeadReader leads, SubjectExports exports, EventBus events) {
        this.leads = leads;
        this.exports = exports;
        this.events = events;
    }

    @GetMapping("/subject-export")
    SubjectExport export(@PathVariable String id, RequestContext context) {
        Actor actor = context.actor();
        actor.require(Permission.LEADS_READ, Permission.ANALYTICS_EXPORT);
        LeadView lead = leads.encrypted(id, actor);
        if (!LeadReader.isReadable(lead, actor)) {
            throw Rejection.forbidden("scope");
        }
        SubjectExport export = exports.of(lead, actor);
        events.publish(new GenericEventMessage<>(
                new SubjectExported(id, "lead"),
                context.metadata("ExportSubject").toMap()));
        return export;
    }
}
