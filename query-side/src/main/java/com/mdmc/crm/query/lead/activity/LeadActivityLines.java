package com.mdmc.crm.query.lead.activity;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What happened to a lead, as people read it: refusals left out, a day's engagement in one line. */
final class LeadActivityLines {
    private LeadActivityLines() {}

    /**
     * One thing that happened.
     *
     * @param id stable, and in the order of the lines; the line of a day's engagement keeps that of its first count
     * @param type what happened, by the event's name
     * @param subject the lead or campaign it happened to
     * @param details the event's own fields, decrypted
     */
    record Line(
            String id,
            long position,
            Instant at,
            UserId by,
            String type,
            String subject,
            Map<String, Object> details) {}

    /**
     * The lines of some events, the newest first.
     *
     * @param recorded in order; of a day's engagement all or nothing
     * @param shown which of them the reader may know of
     * @param opening makes readable what the reader may read
     */
    static List<Line> of(
            List<EventEnvelope<?>> recorded, Predicate<DomainEvent> shown, UnaryOperator<DomainEvent> opening) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (EventEnvelope<?> each : recorded) {
            if (!(each.event() instanceof AccessEvent) && shown.test(each.event())) {
                add(each, opening, lines);
            }
        }
        List<Line> newestFirst = new ArrayList<>(lines.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static void add(EventEnvelope<?> recorded, UnaryOperator<DomainEvent> opening, Map<String, Line> lines) {
        if (recorded.event() instanceof LeadEngagementRecorded engaged) {
            lines.merge(
                    "engagement " + engaged.subject() + " " + dayOf(recorded.time()),
                    line(recorded, Map.of("counts", engaged.counts())),
                    LeadActivityLines::sum);
        } else {
            Line line = line(recorded, LeadEventFields.of(opening.apply(recorded.event())));
            lines.put(line.id(), line);
        }
    }

    /** The day whose engagement is one line. */
    static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Line sum(Line first, Line more) {
        EngagementCounts counts = ((EngagementCounts) first.details().get("counts"))
                .plus((EngagementCounts) more.details().get("counts"));
        return new Line(
                first.id(),
                more.position(),
                more.at(),
                first.by(),
                first.type(),
                first.subject(),
                Map.of("counts", counts));
    }

    private static Line line(EventEnvelope<?> recorded, Map<String, Object> details) {
        return new Line(
                recorded.position() + "-" + recorded.index(),
                recorded.position(),
                recorded.time(),
                recorded.actor(),
                recorded.event().getClass().getSimpleName(),
                recorded.event().subject(),
                details);
    }
}
