package com.mdmc.crm.query.campaign.activity;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Activity lines of a campaign: one an event, without rejected commands, the KPIs of one import in one line. */
final class CampaignActivityLines {
    private CampaignActivityLines() {}

    /**
     * A line of activity.
     *
     * @param type name of the event
     * @param details the event's own fields; for KPIs the platform or creative, the first and last day and
     *     their number
     */
    @NullMarked
    record Line(
            String id, long position, Instant at, @Nullable UserId by, String type, Map<String, Object> details) {}

    /** All lines of a stream, the newest first. */
    static List<Line> of(List<EventEnvelope<?>> stream) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (EventEnvelope<?> recorded : stream) {
            Map<String, Object> kpis = kpis(recorded.event());
            if (kpis != null) {
                String commit =
                        recorded.position() + "-" + recorded.event().getClass().getSimpleName();
                lines.merge(commit, line(commit, recorded, kpis), CampaignActivityLines::together);
            } else if (!(recorded.event() instanceof AccessEvent)) {
                String id = recorded.position() + "-" + recorded.index();
                lines.put(id, line(id, recorded, fields(recorded.event())));
            }
        }
        List<Line> newestFirst = new ArrayList<>(lines.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static Line line(String id, EventEnvelope<?> recorded, Map<String, Object> details) {
        String type = recorded.event().getClass().getSimpleName();
        return new Line(id, recorded.position(), recorded.time(), recorded.actor(), type, details);
    }

    private static Map<String, Object> kpis(DomainEvent event) {
        if (event instanceof CampaignKpisEvent platform) {
            return days("platform", platform.platform(), platform.date());
        }
        return event instanceof CreativeKpisEvent creative
                ? days("creativeId", creative.creativeId(), creative.date())
                : null;
    }

    private static Map<String, Object> days(String of, Object which, LocalDate day) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(of, which);
        details.put("firstDay", day);
        details.put("lastDay", day);
        details.put("days", 1);
        return details;
    }

    private static Line together(Line one, Line more) {
        Map<String, Object> details = new LinkedHashMap<>(one.details());
        LocalDate day = (LocalDate) more.details().get("firstDay");
        details.computeIfPresent("firstDay", (name, first) -> day.isBefore((LocalDate) first) ? day : first);
        details.computeIfPresent("lastDay", (name, last) -> day.isAfter((LocalDate) last) ? day : last);
        details.computeIfPresent("days", (name, count) -> (int) count + 1);
        return new Line(one.id(), one.position(), one.at(), one.by(), one.type(), details);
    }

    private static Map<String, Object> fields(Object event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (!component.getName().equals("campaignId")) {
                fields.put(component.getName(), value(component, event));
            }
        }
        return fields;
    }

    private static Object value(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
