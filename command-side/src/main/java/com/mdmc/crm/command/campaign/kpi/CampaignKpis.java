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
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
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
        KpiRecordingResult result = decide(report, intake);
        LocalDate date = report.date();
        RecordedDay day = result.after();
        switch (result.change()) {
            case RECORDED ->
                apply(
                        intake.recorded(date, day),
                        report.origin().only(result.metrics()).metaData());
            case RESTATED ->
                apply(
                        intake.restated(date, result.before(), day),
                        report.origin().only(result.metrics()).metaData());
            default -> confirm(report, result, intake);
        }
        return result;
    }

    private static void confirm(ReportedDay report, KpiRecordingResult result, KpiIntake intake) {
        intake.confirm(report.date(), result.metrics(), result.after().fetchedAt());
        String importId = report.origin().importId();
        String recordedBy = result.before() == null ? null : result.before().importId();
        if (importId != null && recordedBy != null && !importId.equals(recordedBy)) {
            intake.confirm(report.date(), recordedBy, importId);
        }
    }

    /** What a report would change of its day, without changing it; fails if the report would be rejected. */
    KpiRecordingResult decide(ReportedDay report, KpiIntake intake) {
        LocalDate date = report.date();
        RecordedDay reported = intake.checked(report);
        RecordedDay before = days.get(date);
        RecordedDay known = before == null ? new RecordedDay(Kpis.NONE, reported.currency(), Instant.EPOCH) : before;
        Instant latest = KpiIntake.later(known.latestFetch(), intake.lastFetch(date, null, known.fetchedAt()));
        Instant at = report.fetchedAt() == null ? KpiIntake.later(reported.fetchedAt(), latest) : report.fetchedAt();
        KpiMerge merge = new KpiMerge(
                known,
                reported,
                report.origin(),
                report.fetchedAt(),
                path -> intake.lastFetch(date, path, known.fetchedAt(path)));
        if (before == null) {
            return first(merge, reported.at(at));
        }
        if (merge.agrees()) {
            return new KpiRecordingResult(
                    Change.UNCHANGED,
                    null,
                    before,
                    reported.at(at),
                    report.origin().metrics());
        }
        Set<String> current = merge.current();
        RecordedDay day = merge.with(current).at(at);
        if (before.says(day.kpis(), day.currency()) && !current.isEmpty()) {
            // What is new says what is recorded; the rest is outdated.
            return new KpiRecordingResult(Change.UNCHANGED, null, before, reported.at(at), current);
        }
        if (before.says(day.kpis(), day.currency())) {
            throw Rejection.state("stale-figures", Map.of("fetchedAt", at, "recorded", latest));
        }
        return new KpiRecordingResult(Change.RESTATED, null, before, day, current);
    }

    // Even of a day without KPIs a later fetch may have said that there are none.
    private static KpiRecordingResult first(KpiMerge merge, RecordedDay reported) {
        Set<String> current = merge.current();
        RecordedDay day = merge.with(current).at(reported.fetchedAt());
        return day.kpis().equals(Kpis.NONE)
                ? new KpiRecordingResult(Change.UNCHANGED, null, null, reported, current)
                : new KpiRecordingResult(Change.RECORDED, null, null, day, current);
    }

    /**
     * Restores what was known of a day before an import, if nothing newer came or said the same. What another import had
     * said that was reversed meanwhile is reversed with it.
     *
     * @param reversed all imports that are undone, this one among them
     */
    ReversedDays reverse(LocalDate date, String importId, Set<String> reversed, KpiIntake intake) {
        if (!speaksOf(date, importId, intake) || !isUndone(date, reversed, intake)) {
            return days.containsKey(date) ? ReversedDays.KEPT : ReversedDays.NONE;
        }
        while (isUndone(date, reversed, intake)) {
            restoreBefore(date, intake);
        }
        return ReversedDays.RESTORED;
    }

    private boolean speaksOf(LocalDate date, String importId, KpiIntake intake) {
        String recordedBy = recordedBy(date);
        return recordedBy != null
                && (recordedBy.equals(importId)
                        || intake.confirmedBy(date, recordedBy).contains(importId));
    }

    private boolean isUndone(LocalDate date, Set<String> reversed, KpiIntake intake) {
        String recordedBy = recordedBy(date);
        return recordedBy != null
                && reversed.contains(recordedBy)
                && reversed.containsAll(intake.confirmedBy(date, recordedBy));
    }

    private String recordedBy(LocalDate date) {
        RecordedDay day = days.get(date);
        return day == null ? null : day.importId();
    }

    private void restoreBefore(LocalDate date, KpiIntake intake) {
        RecordedDay day = days.get(date);
        RecordedDay before =
                day.before() == null ? new RecordedDay(Kpis.NONE, day.currency(), day.fetchedAt()) : day.before();
        intake.forget(date);
        apply(
                intake.restated(date, day, before.at(before.latestFetch())),
                KpiOrigin.reversal(day.importId()).metaData());
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRecorded event, MetaData metadata) {
        id = PlatformMonth.of(event.campaignId(), event.platform(), event.date())
                .toString();
        keep(event.date(), event.kpis(), event.currency(), event.fetchedAt(), metadata);
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRestated event, MetaData metadata) {
        keep(event.date(), event.current(), event.currency(), event.fetchedAt(), metadata);
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRecorded event, MetaData metadata) {
        id = CreativeMonth.of(event.campaignId(), event.creativeId(), event.date())
                .toString();
        keep(event.date(), event.kpis(), event.currency(), event.fetchedAt(), metadata);
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRestated event, MetaData metadata) {
        keep(event.date(), event.current(), event.currency(), event.fetchedAt(), metadata);
    }

    private void keep(LocalDate date, Kpis kpis, String currency, Instant fetchedAt, MetaData metadata) {
        RecordedDay before = days.get(date);
        KpiOrigin origin = KpiOrigin.of(metadata);
        if (origin.reverses() == null) {
            days.put(date, RecordedDay.after(before, kpis, currency, fetchedAt, origin));
        } else if (before.before() == null) {
            days.remove(date);
        } else {
            days.put(date, before.before());
        }
    }
}
