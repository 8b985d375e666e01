package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.decision.KpiTerms.AdAccount;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Context of the decision on a month's reports: terms of the campaign, time of arrival, and earlier fetches. */
final class KpiIntake {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final KpiMonth month;
    private final KpiTerms terms;
    private final AdAccount account;
    private final Instant receivedAt;
    private final LatestFetches fetches;
    private final Map<LocalDate, Instant> confirmed = new HashMap<>();
    private Map<LocalDate, Instant> confirmedBefore;

    /** Fails if the campaign has no such platform or creative. */
    KpiIntake(KpiMonth month, KpiTerms terms, Instant receivedAt, LatestFetches fetches) {
        this.month = month;
        this.terms = terms;
        this.account = month.account(terms);
        this.receivedAt = receivedAt;
        this.fetches = fetches;
    }

    /** The report as it would be recorded; fails if it cannot be true. */
    RecordedDay checked(ReportedDay report) {
        if (report.date().isAfter(LocalDate.ofInstant(receivedAt, account.zone()))) {
            throw Rejection.invalid("date", "future-day");
        }
        if (report.fetchedAt() != null && report.fetchedAt().isAfter(receivedAt.plus(CLOCK_SKEW))) {
            throw Rejection.invalid("fetchedAt", "future");
        }
        Platform foreign = account.platform() == null ? null : report.kpis().foreignGroup(account.platform());
        if (foreign != null) {
            throw Rejection.invalid("platformSpecific." + foreign.wire(), "other-platform");
        }
        String currency = report.currency() == null ? account.currency() : report.currency();
        Kpis kpis = report.kpis().normalised(currency);
        if (kpis.equals(Kpis.NONE)) {
            throw Rejection.invalid("figures", "required");
        }
        return new RecordedDay(kpis, currency, report.fetchedAt() == null ? receivedAt : report.fetchedAt());
    }

    DomainEvent recorded(LocalDate date, RecordedDay day) {
        return month.recorded(terms, date, day);
    }

    DomainEvent restated(LocalDate date, RecordedDay before, RecordedDay day) {
        return month.restated(terms, date, before, day);
    }

    /** When the day was last fetched, with new KPIs or without. */
    Instant lastFetch(LocalDate date, Instant recorded) {
        if (confirmedBefore == null) {
            confirmedBefore = fetches.of(month);
        }
        Instant latest = later(recorded, confirmedBefore.get(date));
        return later(latest, confirmed.get(date));
    }

    /** Notes that a fetch found what is recorded; the note counts as soon as the unit of work is durable. */
    void confirm(LocalDate date, Instant fetchedAt) {
        if (confirmed.isEmpty()) {
            CurrentUnitOfWork.get().afterCommit(committed -> fetches.confirm(month, confirmed));
        }
        confirmed.merge(date, fetchedAt, KpiIntake::later);
    }

    static Instant later(Instant one, Instant other) {
        return other == null || !other.isAfter(one) ? one : other;
    }
}
