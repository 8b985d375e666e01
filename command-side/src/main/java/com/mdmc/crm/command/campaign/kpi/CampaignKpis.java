package com.mdmc.crm.command.campaign.kpi;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.CreativeMonth;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Daily KPIs of one platform or one creative in one month, so that years of them never enter the stream of the
 * campaign. The campaign decides whether it accepts KPIs; this aggregate decides what a report changes.
 */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class CampaignKpis {
    @AggregateIdentifier
    private String id;

    private final Map<LocalDate, RecordedDay> days = new TreeMap<>();

    CampaignKpis() {}

    /** Decides what a report changes of its day; fails if the report is rejected. */
    KpiRecordingResult record(ReportedDay report, KpiIntake intake) {
        LocalDate date = report.date();
        RecordedDay reported = intake.checked(report);
        RecordedDay before = days.get(date);
        if (before == null) {
            apply(intake.recorded(date, reported));
            return KpiRecordingResult.of(Change.RECORDED);
        }
        Instant lastFetch = intake.lastFetch(date, before.fetchedAt());
        RecordedDay day = report.fetchedAt() == null ? reported.fetchedNotBefore(lastFetch) : reported;
        if (before.says(day.kpis(), day.currency())) {
            intake.confirm(date, day.fetchedAt());
            return KpiRecordingResult.of(Change.UNCHANGED);
        }
        if (report.fetchedAt() != null && !supersedes(day, before, lastFetch)) {
            throw Rejection.state("stale-figures", Map.of("fetchedAt", day.fetchedAt(), "recorded", lastFetch));
        }
        apply(intake.restated(date, before, day));
        return KpiRecordingResult.of(Change.RESTATED);
    }

    // Two reports of one moment need an order, or the result depends on which came first.
    private static boolean supersedes(RecordedDay day, RecordedDay before, Instant lastFetch) {
        int order = day.fetchedAt().compareTo(lastFetch);
        return order > 0 || order == 0 && content(day).compareTo(content(before)) > 0;
    }

    private static String content(RecordedDay day) {
        return day.kpis() + day.currency();
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRecorded event) {
        id = PlatformMonth.of(event.campaignId(), event.platform(), event.date())
                .toString();
        days.put(event.date(), new RecordedDay(event.kpis(), event.currency(), event.fetchedAt()));
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRestated event) {
        days.put(event.date(), new RecordedDay(event.current(), event.currency(), event.fetchedAt()));
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRecorded event) {
        id = CreativeMonth.of(event.campaignId(), event.creativeId(), event.date())
                .toString();
        days.put(event.date(), new RecordedDay(event.kpis(), event.currency(), event.fetchedAt()));
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRestated event) {
        days.put(event.date(), new RecordedDay(event.current(), event.currency(), event.fetchedAt()));
    }
}
