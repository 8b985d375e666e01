package com.mdmc.crm.query.lead.activity;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.projections.fold.EventEnvelope;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Activity lines of a lead: one an event, a day of engagement summed up in one line. */
final class LeadActivityLines {
    private LeadActivityLines() {}

    /**
     * A line of activity.
     *
     * @param id stable and in the order of the lines; a day of engagement keeps the id of its first event
     * @param type name of the event
     * @param subject the lead or campaign of the event
     * @param details the event's own fields, decrypted
     */
    @NullMarked
    @RecordBuilder
    record Line(
            String id,
            long position,
            Instant at,
            @Nullable UserId by,
            String type,
            @Nullable String subject,
            Map<String, Object> details)
            implements LeadActivityLinesLineBuilder.With {}

    /**
     * The lines of some events, the newest first.
     *
     * @param recorded events in order; a day of engagement must be complete
     * @param shown selects the events the reader may see
     * @param opening decrypts what the reader may read
     * @param zone whose days engagement is summed up by
     */
    static List<Line> of(
            List<EventEnvelope<?>> recorded,
            Predicate<DomainEvent> shown,
            UnaryOperator<DomainEvent> opening,
            ZoneId zone) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (EventEnvelope<?> each : recorded) {
            if (shown.test(each.event())) {
                add(each, opening, lines, zone);
            }
        }
        List<Line> newestFirst = new ArrayList<>(lines.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static void add(
            EventEnvelope<?> recorded, UnaryOperator<DomainEvent> opening, Map<String, Line> lines, ZoneId zone) {
        if (recorded.event() instanceof LeadEngagementRecorded engaged) {
            lines.merge(
                    "engagement " + engaged.subject() + " " + LocalDate.ofInstant(recorded.time(), zone),
                    line(recorded, Map.of("counts", engaged.counts())),
                    LeadActivityLines::sum);
        } else {
            Line line = line(recorded, LeadEventFields.of(opening.apply(recorded.event())));
            lines.put(line.id(), line);
        }
    }

    private static Line sum(Line first, Line more) {
        EngagementCounts counts = ((EngagementCounts) first.details().get("counts"))
                .plus((EngagementCounts) more.details().get("counts"));
        return first.with(line -> line.position(more.position()).at(more.at()).details(Map.of("counts", counts)));
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
