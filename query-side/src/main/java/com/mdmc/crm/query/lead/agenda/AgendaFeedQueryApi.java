package com.mdmc.crm.query.lead.agenda;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.AgendaFeeds;
import com.mdmc.crm.query.lead.agenda.Agenda.Appointment;
import com.mdmc.crm.query.lead.agenda.CalendarText.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's own agenda as a calendar that others read: whoever knows the address reads it, so an entry tells the kind of
 * follow-up and the artist's name and nothing else.
 */
@RestController
class AgendaFeedQueryApi {
    private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(31);
    private static final int MOST = 1_000;

    private final AgendaFeeds feeds;
    private final Agenda agenda;
    private final MessageSource messages;
    private final Clock clock;

    AgendaFeedQueryApi(AgendaFeeds feeds, Agenda agenda, MessageSource messages, Clock clock) {
        this.feeds = feeds;
        this.agenda = agenda;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(path = "/api/agenda.ics", produces = "text/calendar;charset=UTF-8")
    ResponseEntity<String> feed(@RequestParam String token) {
        Account owner = feeds.ownerOf(token).orElseThrow(Rejection::notFound);
        Actor actor = owner.actor("agenda-feed");
        actor.require(Permission.LEADS_READ);
        Locale locale = Locale.forLanguageTag(owner.preferences().language());
        Instant now = clock.instant();
        List<Due> due = agenda.due(actor, actor.id().value(), now.minus(SHOWN_AFTERWARDS), Agenda.NEVER)
                .limit(MOST)
                .toList();
        List<Entry> entries = agenda.appointments(due, actor).stream()
                .map(each -> entry(each, locale))
                .toList();
        String name = messages.getMessage("agenda.name", null, locale);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(CalendarText.of(name, entries, now));
    }

    private Entry entry(Appointment appointment, Locale locale) {
        String kind = messages.getMessage(
                "label.followUpType." + appointment.followUp().type().wire(), null, locale);
        return new Entry(
                appointment.followUp().id() + "@" + appointment.leadId().value(),
                appointment.followUp().scheduledFor(),
                kind + " : " + appointment.artistName().text());
    }
}
