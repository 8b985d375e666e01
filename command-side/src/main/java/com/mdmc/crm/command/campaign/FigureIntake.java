package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** What one command's reports are judged by: their ad account, the moment they arrived, and earlier fetches. */
final class FigureIntake {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final FigureMonth month;
    private final AdAccount account;
    private final Instant receivedAt;
    private final LatestFetches fetches;
    private final Map<LocalDate, Instant> confirmed = new HashMap<>();
    private Map<LocalDate, Instant> confirmedBefore;

    FigureIntake(FigureMonth month, AdAccount account, Instant receivedAt, LatestFetches fetches) {
        this.month = month;
        this.account = account;
        this.receivedAt = receivedAt;
        this.fetches = fetches;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** The currency of a report's amounts. */
    String currency(DayReport report) {
        return report.currency() == null ? account.currency() : report.currency();
    }

    /** The report's figures in their one written form; fails if they cannot be true. */
    DailyFigures checked(DayReport report, String currency) {
        if (report.date().isAfter(LocalDate.ofInstant(receivedAt, account.zone()))) {
            throw Rejection.invalid("date", "future-day");
        }
        if (report.fetchedAt() != null && report.fetchedAt().isAfter(receivedAt.plus(CLOCK_SKEW))) {
            throw Rejection.invalid("fetchedAt", "future");
        }
        Platform foreign = account.platform() == null ? null : report.figures().foreignGroup(account.platform());
        if (foreign != null) {
            throw Rejection.invalid("platformSpecific." + foreign.wire(), "other-platform");
        }
        DailyFigures figures = report.figures().normalised(currency);
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
