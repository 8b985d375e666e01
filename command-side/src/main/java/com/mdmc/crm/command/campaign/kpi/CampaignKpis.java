package com.mdmc.crm.command.campaign.kpi;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.CreativeMonth;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Revision;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
@Revision("2")
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
        if (result.isNews()) {
            DomainEvent event = result.before() == null ? intake.recorded(date, result) : intake.restated(date, result);
            apply(event, report.origin().only(result.metrics()).metaData());
        } else {
            result.current().forEach(each -> intake.confirm(date, each.source(), each.metrics(), result.fetchedAt()));
        }
        return result;
    }

    /** What a report would change of its day, without changing it; fails if the report would be rejected. */
    KpiRecordingResult decide(ReportedDay report, KpiIntake intake) {
        RecordedDay before = days.get(report.date());
        List<KpiContribution> said = intake.checked(report, before);
        RecordedDay known = before == null ? RecordedDay.unknown(said.get(0).currency()) : before;
        Instant at = intake.fetchedAt(report, known);
        List<KpiMerge> merges = said.stream()
                .map(each -> merge(known, each.at(at), report, intake))
                .toList();
        List<KpiContribution> current = merges.stream()
                .map(KpiMerge::current)
                .filter(each -> !each.paths().isEmpty())
                .toList();
        if (before != null && merges.stream().allMatch(KpiMerge::agrees)) {
            boolean secures = current.stream().anyMatch(before::wouldSecure);
            return result(Change.UNCHANGED, before, before, at, secures ? current : said, secures);
        }
        RecordedDay day = known.plus(current);
        if (before == null) {
            // Even of a day without KPIs a later fetch may have said that there are none.
            boolean isEmpty = current.stream().allMatch(each -> each.kpis().equals(Kpis.NONE));
            return result(isEmpty ? Change.UNCHANGED : Change.RECORDED, null, day, at, current, !isEmpty);
        }
        if (!before.says(day)) {
            return result(Change.RESTATED, before, day, at, current, true);
        }
        if (current.isEmpty() && !before.agreesWith(said)) {
            throw Rejection.state("stale-figures", Map.of("fetchedAt", at, "recorded", intake.latest(report, known)));
        }
        // What is new says what is recorded; the rest is outdated. It may come from elsewhere than was known.
        return result(
                Change.UNCHANGED, before, before, at, current, current.stream().anyMatch(before::wouldLearn));
    }

    private static KpiMerge merge(RecordedDay known, KpiContribution said, ReportedDay report, KpiIntake intake) {
        return new KpiMerge(
                known,
                said,
                report.fetchedAt(),
                path -> intake.lastFetch(report.date(), said.source(), path, known.fetchedAt(said.source(), path)));
    }

    private static KpiRecordingResult result(
            Change change,
            RecordedDay before,
            RecordedDay after,
            Instant at,
            List<KpiContribution> current,
            boolean isNews) {
        return new KpiRecordingResult(change, null, before, after, at, current, isNews);
    }

    /**
     * Takes out of a day what imports contributed that are undone. What others say of it counts again, also where it was
     * outdated when it came.
     *
     * @param reversed all imports that are undone
     * @param standing what the other imports say of the day, the oldest first
     */
    ReversedDays reverse(LocalDate date, Set<String> reversed, List<ReportedDay> standing, KpiIntake intake) {
        RecordedDay before = days.get(date);
        if (before == null) {
            // Nothing is known of the day, but a fetch that found nothing may be noted.
            intake.forget(date);
            standing.forEach(report -> recordIfCurrent(report, intake));
            return days.containsKey(date) ? ReversedDays.RESTORED : ReversedDays.NONE;
        }
        RecordedDay without;
        try {
            without = before.without(reversed);
        } catch (Rejection severalCurrencies) {
            return ReversedDays.KEPT;
        }
        intake.forget(date);
        if (without.contributions().size() < before.contributions().size()) {
            Set<String> taken = before.imports();
            taken.removeAll(without.imports());
            apply(
                    intake.restored(date, before, without),
                    KpiOrigin.reversal(taken).metaData());
        }
        standing.forEach(report -> recordIfCurrent(report, intake));
        RecordedDay after = days.get(date);
        return after != null && after.says(before) ? ReversedDays.KEPT : ReversedDays.RESTORED;
    }

    private void recordIfCurrent(ReportedDay report, KpiIntake intake) {
        // What it contributed of campaigns that cannot be told apart any more is there, if it counts.
        if (!intake.isReadable(report)) {
            return;
        }
        try {
            record(report, intake);
        } catch (Rejection outdated) {
            return;
        }
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRecorded event, MetaData metadata) {
        id = PlatformMonth.of(event.campaignId(), event.platform(), event.date())
                .toString();
        keep(event.date(), event.kpis(), event.currency(), event.fetchedAt(), event.platformCampaigns(), metadata);
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRestated event, MetaData metadata) {
        keep(event.date(), event.current(), event.currency(), event.fetchedAt(), event.platformCampaigns(), metadata);
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRecorded event, MetaData metadata) {
        id = CreativeMonth.of(event.campaignId(), event.creativeId(), event.date())
                .toString();
        keep(event.date(), event.kpis(), event.currency(), event.fetchedAt(), null, metadata);
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRestated event, MetaData metadata) {
        keep(event.date(), event.current(), event.currency(), event.fetchedAt(), null, metadata);
    }

    private void keep(
            LocalDate date,
            Kpis kpis,
            String currency,
            Instant fetchedAt,
            List<PlatformCampaignKpis> parts,
            MetaData metadata) {
        RecordedDay before = days.getOrDefault(date, RecordedDay.unknown(currency));
        KpiOrigin origin = KpiOrigin.of(metadata);
        RecordedDay day = origin.reverses().isEmpty()
                ? before.with(origin.contributions(kpis, currency, fetchedAt, parts))
                : before.without(origin.reverses());
        if (kpis.equals(Kpis.NONE) && !origin.reverses().isEmpty()) {
            days.remove(date);
        } else {
            days.put(date, day.stating(kpis, currency, fetchedAt));
        }
    }
}
