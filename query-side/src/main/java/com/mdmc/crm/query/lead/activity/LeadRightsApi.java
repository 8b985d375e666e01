package com.mdmc.crm.query.lead.activity;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.access.AccessEvent.SubjectExported;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.LeadView.Lifecycle.Erasure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rights of the data subject over HTTP: the export of all personal data, and the certificate of erasure. */
@RestController
@RequestMapping("/api/leads/{id}")
@AnsweredFrom("leads")
class LeadRightsApi {
    private final LeadReader leads;
    private final LeadActivity activity;
    private final EventBus events;
    private final Clock clock;

    LeadRightsApi(LeadReader leads, LeadActivity activity, EventBus events, Clock clock) {
        this.leads = leads;
        this.activity = activity;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Export of all data held on one person.
     *
     * @param records the lead and the duplicates merged into it, private notes included
     * @param history their activity, without the staff members who acted
     */
    @NullMarked
    record SubjectExport(LeadId subject, Instant exportedAt, List<LeadView> records, List<Entry> history) {}

    /** A line of activity without its author. */
    @NullMarked
    record Entry(
            long position,
            Instant at,
            String type,
            @Nullable LeadId subject,
            @Nullable Object details) {}

    /** Certificate that the data of a person was erased. */
    @NullMarked
    record ErasureCertificate(
            LeadId leadId,
            List<LeadId> merged,
            Instant erasedAt,
            @Nullable UserId erasedBy,
            @Nullable String reason,
            long position) {}

    @GetMapping("/subject-export")
    SubjectExport export(@PathVariable String id, RequestContext context) {
        Actor actor = context.actor();
        actor.require(Permission.LEADS_READ, Permission.ANALYTICS_EXPORT);
        LeadView lead = leads.encrypted(id, actor);
        if (!LeadReader.isReadable(lead, actor)) {
            throw Rejection.forbidden("scope");
        }
        List<LeadView> records = Stream.concat(
                        Stream.of(lead), lead.lifecycle().mergedFrom().stream().flatMap(leads::stored))
                .map(leads::complete)
                .toList();
        List<Entry> history = activity.complete(lead).stream()
                .map(line ->
                        new Entry(line.position(), line.at(), line.type(), new LeadId(line.subject()), line.details()))
                .toList();
        events.publish(new GenericEventMessage<>(
                new SubjectExported(id, "lead"),
                context.metadata("ExportSubject").toMap()));
        return new SubjectExport(lead.id(), clock.instant(), records, history);
    }

    @GetMapping("/erasure-certificate")
    ErasureCertificate certificate(@PathVariable String id, Actor actor) {
        actor.require(Permission.LEADS_READ);
        LeadView lead = leads.encrypted(id, actor);
        Erasure erasure = lead.lifecycle().erasure();
        if (erasure == null) {
            throw Rejection.notFound();
        }
        return new ErasureCertificate(
                lead.id(),
                lead.lifecycle().mergedFrom(),
                erasure.erasedAt(),
                erasure.erasedBy(),
                erasure.reason(),
                erasure.position());
    }
}
