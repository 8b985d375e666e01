package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.decision.KpiTerms.AdAccount;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.command.campaign.kpi.LatestFetches.Confirmation;
import com.mdmc.crm.command.campaign.kpi.LatestFetches.ConfirmedFetch;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Context of the decision on a month's reports: terms of the campaign, time of arrival, and earlier fetches. */
final class KpiIntake {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final KpiMonth month;
    private final KpiTerms terms;
    private final AdAccount account;
    private final Instant receivedAt;
    private final LatestFetches fetches;
    private final List<ConfirmedFetch> confirmed = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private List<ConfirmedFetch> confirmedBefore;
    private List<Confirmation> confirmationsBefore;

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
        if (kpis.equals(Kpis.NONE) && report.origin().metrics() == null) {
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

    /**
     * When a metric was last fetched, with new KPIs or without.
     *
     * @param path {@code null} for the day as a whole
     */
    Instant lastFetch(LocalDate date, String path, Instant recorded) {
        if (confirmedBefore == null) {
            confirmedBefore = fetches.of(month);
        }
        Instant latest = recorded;
        for (ConfirmedFetch fetch : confirmedBefore) {
            latest = fetch.covers(date, path) ? later(latest, fetch.at()) : latest;
        }
        for (ConfirmedFetch fetch : confirmed) {
            latest = fetch.covers(date, path) ? later(latest, fetch.at()) : latest;
        }
        return latest;
    }

    /**
     * Notes that a fetch found what is recorded; the note counts as soon as the unit of work is durable.
     *
     * @param metrics the fetch has; {@code null} for all
     */
    void confirm(LocalDate date, Set<String> metrics, Instant fetchedAt) {
        if (confirmed.isEmpty()) {
            CurrentUnitOfWork.get().afterCommit(committed -> fetches.confirm(month, confirmed, confirmations));
        }
        confirmed.add(new ConfirmedFetch(date, metrics, fetchedAt));
    }

    /** Notes beside a confirming fetch that it came from an import, about figures of another. */
    void confirm(LocalDate date, String recordedBy, String importId) {
        confirmations.add(new Confirmation(date, recordedBy, importId));
    }

    /** The imports that found what another had recorded of a day. */
    Set<String> confirmedBy(LocalDate date, String recordedBy) {
        if (confirmationsBefore == null) {
            confirmationsBefore = fetches.confirmations(month);
        }
        return confirmationsBefore.stream()
                .filter(each -> each.date().equals(date) && each.recordedBy().equals(recordedBy))
                .map(Confirmation::importId)
                .collect(Collectors.toSet());
    }

    /** Forgets the fetches that confirmed a day, because what they confirmed is no longer recorded. */
    void forget(LocalDate date) {
        CurrentUnitOfWork.get().afterCommit(committed -> fetches.forget(month, date));
    }

    static Instant later(Instant one, Instant other) {
        return other == null || !other.isAfter(one) ? one : other;
    }
}
