package com.mdmc.crm.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mdmc.crm.command.campaign.DayOutcome.Change;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what reports change of the days that are known. A report that is refused keeps no other from counting. */
final class FigureDecision {
    private final Map<LocalDate, KnownDay> known;
    private final FigureIntake intake;
    private final FigureFacts facts;

    /** {@code known} is an aggregate's own and shows each fact as soon as it is applied. */
    FigureDecision(Map<LocalDate, KnownDay> known, FigureIntake intake, FigureFacts facts) {
        this.known = known;
        this.intake = intake;
        this.facts = facts;
    }

    /** What became of each report, in order. */
    List<DayOutcome> onAll(List<DayReport> reports) {
        List<DayOutcome> outcomes = new ArrayList<>();
        for (DayReport report : reports) {
            try {
                outcomes.add(on(report));
            } catch (Rejection refusal) {
                outcomes.add(DayOutcome.rejected(refusal));
            }
        }
        intake.close();
        return outcomes;
    }

    /** What became of a single report; fails if it is refused. */
    DayOutcome onOnly(DayReport report) {
        DayOutcome outcome = on(report);
        intake.close();
        return outcome;
    }

    private DayOutcome on(DayReport report) {
        LocalDate date = report.date();
        String currency = intake.currency(report);
        DailyFigures figures = intake.checked(report, currency);
        KnownDay before = known.get(date);
        if (before == null) {
            apply(facts.recorded(date, new KnownDay(figures, currency, fetchedAt(report, intake.receivedAt()))));
            return DayOutcome.of(Change.RECORDED);
        }
        Instant lastFetch = intake.lastFetch(date, before.fetchedAt());
        Instant fetchedAt = fetchedAt(report, lastFetch);
        if (before.says(figures, currency)) {
            intake.confirm(date, fetchedAt);
            return DayOutcome.of(Change.UNCHANGED);
        }
        KnownDay day = new KnownDay(figures, currency, fetchedAt);
        if (report.fetchedAt() != null && !supersedes(day, before, lastFetch)) {
            throw Rejection.state("stale-figures", Map.of("fetchedAt", fetchedAt, "recorded", lastFetch));
        }
        apply(facts.restated(date, before, day));
        return DayOutcome.of(Change.RESTATED);
    }

    // Figures without a time of their own are the newest there are, even if a sender's clock ran ahead of ours.
    private Instant fetchedAt(DayReport report, Instant atLeast) {
        if (report.fetchedAt() != null) {
            return report.fetchedAt();
        }
        return intake.receivedAt().isAfter(atLeast) ? intake.receivedAt() : atLeast;
    }

    // Two contradicting reports of one moment need an order of some kind, or the result hangs on who came first.
    private static boolean supersedes(KnownDay day, KnownDay before, Instant lastFetch) {
        int order = day.fetchedAt().compareTo(lastFetch);
        return order > 0 || order == 0 && content(day).compareTo(content(before)) > 0;
    }

    private static String content(KnownDay day) {
        return day.figures() + day.currency();
    }
}
