package com.mdmc.crm.query.lead.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadJournal.FollowUp;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.NullMarked;
import org.springframework.stereotype.Component;

/** The open follow-ups of all leads that somebody may see. */
@Component
class Agenda {
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Views views;
    private final ViewDefinition<LeadView> definition;
    private final LeadReader leads;

    Agenda(Views views, ViewDefinition<LeadView> leadViews, LeadReader leads) {
        this.views = views;
        this.definition = leadViews;
        this.leads = leads;
    }

    /** One open follow-up and the lead it is for. */
    @NullMarked
    record Appointment(LeadId leadId, PersonalText artistName, FollowUp followUp) {}

    /**
     * What falls due in a period, the earliest first.
     *
     * @param assignedTo who is to do it; {@code null} for anybody
     */
    Stream<Due> due(Actor actor, String assignedTo, Instant earliest, Instant latest) {
        Bson filter =
                and(LeadList.scope(actor), eq("lifecycle.archived", false), planned(assignedTo, earliest, latest));
        return views.fields(definition.name(), filter, Due.FIELDS).stream()
                .flatMap(Due::of)
                .filter(each -> !each.at().isBefore(earliest) && each.at().isBefore(latest))
                .filter(each -> assignedTo == null || assignedTo.equals(each.assignedTo()))
                .sorted();
    }

    private static Bson planned(String assignedTo, Instant earliest, Instant latest) {
        List<Bson> conditions = new ArrayList<>(List.of(
                eq("completed", false),
                eq("cancelled", false),
                gte("scheduledFor", Date.from(earliest)),
                lt("scheduledFor", Date.from(latest))));
        if (assignedTo != null) {
            conditions.add(eq("assignedTo", assignedTo));
        }
        // The bound is repeated outside the array, where the index on due times can use it.
        return and(gte("followUps.scheduledFor", Date.from(earliest)), elemMatch("followUps", and(conditions)));
    }

    /** The follow-ups themselves, as the actor may read them. */
    List<Appointment> appointments(List<Due> page, Actor actor) {
        List<String> ids = page.stream().map(Due::leadId).distinct().toList();
        List<LeadView> found = views.find(definition, in("_id", ids), Sorts.ascending("_id"), ids.size());
        Map<String, LeadView> byId = new HashMap<>();
        leads.decrypted(found, actor).forEach(lead -> byId.put(lead.id().value(), lead));
        return page.stream()
                .flatMap(each -> Stream.ofNullable(byId.get(each.leadId()))
                        .flatMap(lead -> lead.followUps().stream()
                                .filter(followUp -> followUp.id().equals(each.followUpId()))
                                .map(followUp -> new Appointment(
                                        lead.id(), lead.artistInfo().name(), followUp))))
                .toList();
    }
}
