package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.campaign.KpisCommand.DayReport;
import com.mdmc.crm.command.campaign.KpisCommand.KpisMonth;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.campaign.DailyFigures;
import com.mdmc.crm.kernel.value.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** What one command's reports are judged by: the campaign's terms, the moment they arrived, and earlier fetches. */
final class FigureIntake {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final KpisMonth month;
    private final FigureTerms terms;
    private final Instant receivedAt;
    private final LatestFetches fetches;
    private final Map<LocalDate, Instant> confirmed = new HashMap<>();
    private Map<LocalDate, Instant> confirmedBefore;

    FigureIntake(KpisMonth month, FigureTerms terms, Instant receivedAt, LatestFetches fetches) {
        this.month = month;
        this.terms = terms;
        this.receivedAt = receivedAt;
        this.fetches = fetches;
    }

    KpisMonth month() {
        return month;
    }

    FigureTerms terms() {
        return terms;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** The report's figures in their one written form; fails if they cannot be true. */
    DailyFigures checked(DayReport report) {
        if (report.date().isAfter(LocalDate.ofInstant(receivedAt, terms.zone(month.platform())))) {
            throw Rejection.invalid("date", "future-day");
        }
        if (report.fetchedAt() != null && report.fetchedAt().isAfter(receivedAt.plus(CLOCK_SKEW))) {
            throw Rejection.invalid("fetchedAt", "future");
        }
        Platform foreign = report.figures().foreignGroup(month.platform());
        if (foreign != null) {
            throw Rejection.invalid("platformSpecific." + foreign.wire(), "other-platform");
        }
        DailyFigures figures = report.figures().normalised(terms.currency());
        if (figures.equals(DailyFigures.NONE)) {
            throw Rejection.invalid("figures", "required");
        }
        return figures;
    }

    /** When the day was last fetched, with new figures or without. */
    Instant lastFetch(LocalDate date, Instant recorded) {
        if (confirmedBefore == null) {
            confirmedBefore = fetches.of(month);
        }
        Instant latest = later(recorded, confirmedBefore.get(date));
        return later(latest, confirmed.get(date));
    }

    /** Notes that a fetch found what is recorded. */
    void confirm(LocalDate date, Instant fetchedAt) {
        confirmed.merge(date, fetchedAt, FigureIntake::later);
    }

    /** Lets the confirmations count once what they confirm is durable. */
    void close() {
        if (!confirmed.isEmpty()) {
            CurrentUnitOfWork.get().afterCommit(committed -> fetches.confirm(month, confirmed));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || !other.isAfter(one) ? one : other;
    }
}
