package com.mdmc.crm.command.campaign.kpi;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.DailyKpis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what reports change of the days that are known. A report that is refused keeps no other from counting. */
final class KpiDecision {
    private final Map<LocalDate, RecordedDay> known;
    private final KpiIntake intake;
    private final KpiEvents facts;

    /** {@code known} is an aggregate's own and shows each fact as soon as it is applied. */
    KpiDecision(Map<LocalDate, RecordedDay> known, KpiIntake intake, KpiEvents facts) {
        this.known = known;
        this.intake = intake;
        this.facts = facts;
    }

    /** What became of each report, in order. */
    List<KpiRecordingResult> onAll(List<ReportedDay> reports) {
        List<KpiRecordingResult> outcomes = new ArrayList<>();
        for (ReportedDay report : reports) {
            try {
                outcomes.add(on(report));
            } catch (Rejection refusal) {
                outcomes.add(KpiRecordingResult.rejected(refusal));
            }
        }
        intake.close();
        return outcomes;
    }

    /** What became of a single report; fails if it is refused. */
    KpiRecordingResult onOnly(ReportedDay report) {
        KpiRecordingResult outcome = on(report);
        intake.close();
        return outcome;
    }

    private KpiRecordingResult on(ReportedDay report) {
        LocalDate date = report.date();
        String currency = intake.currency(report);
        DailyKpis figures = intake.checked(report, currency);
        RecordedDay before = known.get(date);
        if (before == null) {
            apply(facts.recorded(date, new RecordedDay(figures, currency, fetchedAt(report, intake.receivedAt()))));
            return KpiRecordingResult.of(Change.RECORDED);
        }
        Instant lastFetch = intake.lastFetch(date, before.fetchedAt());
        Instant fetchedAt = fetchedAt(report, lastFetch);
        if (before.says(figures, currency)) {
            intake.confirm(date, fetchedAt);
            return KpiRecordingResult.of(Change.UNCHANGED);
        }
        RecordedDay day = new RecordedDay(figures, currency, fetchedAt);
        if (report.fetchedAt() != null && !supersedes(day, before, lastFetch)) {
            throw Rejection.state("stale-figures", Map.of("fetchedAt", fetchedAt, "recorded", lastFetch));
        }
        apply(facts.restated(date, before, day));
        return KpiRecordingResult.of(Change.RESTATED);
    }

    // Figures without a time of their own are the newest there are, even if a sender's clock ran ahead of ours.
    private Instant fetchedAt(ReportedDay report, Instant atLeast) {
        if (report.fetchedAt() != null) {
            return report.fetchedAt();
        }
        return intake.receivedAt().isAfter(atLeast) ? intake.receivedAt() : atLeast;
    }

    // Two contradicting reports of one moment need an order of some kind, or the result hangs on who came first.
    private static boolean supersedes(RecordedDay day, RecordedDay before, Instant lastFetch) {
        int order = day.fetchedAt().compareTo(lastFetch);
        return order > 0 || order == 0 && content(day).compareTo(content(before)) > 0;
    }

    private static String content(RecordedDay day) {
        return day.figures() + day.currency();
    }
}
