package com.mdmc.crm.query.lead.agenda;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.agenda.Agenda.Appointment;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.LocalDays;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
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

    private final Agenda agenda;
    private final LocalDays agency;

    AgendaQueryApi(Agenda agenda, LocalDays agency) {
        this.agenda = agenda;
        this.agency = agency;
    }

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
        Instant latest = to == null ? Agenda.NEVER : days.bound("to", to);
        Due after = cursor == null ? null : Due.parse(cursor);
        String whose = "me".equals(assignedTo) ? actor.id().value() : assignedTo;
        List<Due> due = agenda.due(actor, whose, earliest, latest)
                .filter(each -> after == null || each.compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<Due> page = due.subList(0, Math.min(limit, due.size()));
        String next = due.size() > limit ? page.get(limit - 1).cursor() : null;
        return new ListPage<>(agenda.appointments(page, actor), new ListPage.Page(next, limit, null));
    }
}
