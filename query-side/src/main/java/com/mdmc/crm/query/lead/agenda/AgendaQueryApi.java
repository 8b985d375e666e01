package com.mdmc.crm.query.lead.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadJournal.FollowUp;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.LocalDays;
import com.mongodb.client.model.Sorts;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agenda over HTTP: the open follow-ups of all leads the caller may see, by due time. */
@RestController
@RequestMapping("/api/agenda")
@AnsweredFrom("leads")
class AgendaQueryApi {
    private static final int HIGHEST_LIMIT = 200;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Views views;
    private final ViewDefinition<LeadView> definition;
    private final LeadReader leads;
    private final LocalDays agency;

    AgendaQueryApi(Views views, ViewDefinition<LeadView> leadViews, LeadReader leads, LocalDays agency) {
        this.views = views;
        this.definition = leadViews;
        this.leads = leads;
        this.agency = agency;
    }

    /** One open follow-up and the lead it is for. */
    @NullMarked
    record Appointment(LeadId leadId, PersonalText artistName, FollowUp followUp) {}

    /** Open follow-ups, the earliest first. */
    @GetMapping
    ListPage<Appointment> agenda(
            @RequestParam(required = false) String assignedTo,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @Parameter(description = "Le fuseau horaire des jours, sinon celui de l’agence")
                    @RequestParam(required = false)
                    String timezone,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(required = false) String cursor,
            Actor actor) {
        actor.require(Permission.LEADS_READ);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Rejection.invalid("limit", "out-of-range");
        }
        LocalDays days = agency.in(timezone);
        Instant earliest = from == null ? Instant.EPOCH : days.bound("from", from);
        Instant latest = to == null ? NEVER : days.bound("to", to);
        Due after = cursor == null ? null : Due.parse(cursor);
        String whose = "me".equals(assignedTo) ? actor.id().value() : assignedTo;
        List<Due> due = due(actor, whose, earliest, latest).stream()
                .filter(each -> after == null || each.compareTo(after) > 0)
                .sorted()
                .limit(limit + 1L)
                .toList();
        List<Due> page = due.subList(0, Math.min(limit, due.size()));
        String next = due.size() > limit ? page.get(limit - 1).cursor() : null;
        return new ListPage<>(appointments(page, actor), new ListPage.Page(next, limit, null));
    }

    private List<Due> due(Actor actor, String assignedTo, Instant earliest, Instant latest) {
        Bson filter =
                and(LeadList.scope(actor), eq("lifecycle.archived", false), planned(assignedTo, earliest, latest));
        return views.fields(definition.name(), filter, Due.FIELDS).stream()
                .flatMap(Due::of)
                .filter(each -> !each.at().isBefore(earliest) && each.at().isBefore(latest))
                .filter(each -> assignedTo == null || assignedTo.equals(each.assignedTo()))
                .toList();
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

    private List<Appointment> appointments(List<Due> page, Actor actor) {
        List<String> ids = page.stream().map(Due::leadId).distinct().toList();
        List<LeadView> found = views.find(definition, in("_id", ids), Sorts.ascending("_id"), HIGHEST_LIMIT);
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
