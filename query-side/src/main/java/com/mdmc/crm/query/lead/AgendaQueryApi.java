package com.mdmc.crm.query.lead;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.view.ViewDefinition;
import com.mdmc.crm.query.view.Views;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is to be done and when: the open follow-ups of all leads somebody may see. */
@RestController
@RequestMapping("/api/agenda")
@AnsweredFrom("leads")
class AgendaQueryApi {
    private static final int MOST_LEADS = 1_000;

    private final Views views;
    private final ViewDefinition<LeadView> definition;
    private final LeadReader leads;

    AgendaQueryApi(Views views, ViewDefinition<LeadView> leadViews, LeadReader leads) {
        this.views = views;
        this.definition = leadViews;
        this.leads = leads;
    }

    /** One open follow-up and the lead it is for. */
    record Appointment(LeadId leadId, String artistName, FollowUp followUp) {}

    /** Open follow-ups, the earliest first. */
    record Agenda(List<Appointment> items) {}

    @GetMapping
    Agenda agenda(
            @RequestParam(required = false) String assignedTo,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to) {
        Actor actor = LeadQueryApi.reader();
        Instant earliest = from == null ? Instant.EPOCH : instant("from", from);
        Instant latest = to == null ? Instant.parse("9999-01-01T00:00:00Z") : instant("to", to);
        Predicate<FollowUp> wanted = each -> each.isOpen()
                && !each.scheduledFor().isBefore(earliest)
                && each.scheduledFor().isBefore(latest)
                && (assignedTo == null || each.assignedTo().value().equals(assignedTo));
        List<LeadView> found = views.find(
                definition,
                and(LeadList.scope(actor), eq("lifecycle.archived", false), planned(assignedTo, earliest, latest)),
                Sorts.ascending("communication.nextFollowUp", "_id"),
                MOST_LEADS);
        return new Agenda(appointments(leads.opened(found, actor), wanted));
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
        return elemMatch("followUps", and(conditions));
    }

    private static List<Appointment> appointments(List<LeadView> found, Predicate<FollowUp> wanted) {
        return found.stream()
                .flatMap(lead -> lead.followUps().stream()
                        .filter(wanted)
                        .map(each ->
                                new Appointment(lead.id(), lead.artistInfo().name(), each)))
                .sorted(Comparator.comparing(each -> each.followUp().scheduledFor()))
                .toList();
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
        } catch (DateTimeParseException wrong) {
            throw Rejection.invalid(name, "wrong-type");
        }
    }
}
