package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.decision.KpiTerms.AdAccount;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.command.campaign.kpi.LatestFetches.ConfirmedFetch;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Context of the decision on a month's reports: terms of the campaign, time of arrival, and earlier fetches. */
final class KpiIntake {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final KpiMonth month;
    private final KpiTerms terms;
    private final AdAccount account;
    private final Instant receivedAt;
    private final LatestFetches fetches;
    private final SourceCampaigns sources;
    private final List<ConfirmedFetch> confirmed = new ArrayList<>();
    private final Set<LocalDate> forgotten = new HashSet<>();
    private final Map<SourceCampaign, String> fingerprints = new HashMap<>();
    private List<ConfirmedFetch> confirmedBefore;

    /** Fails if the campaign has no such platform or creative. */
    KpiIntake(KpiMonth month, KpiTerms terms, Instant receivedAt, LatestFetches fetches, SourceCampaigns sources) {
        this.month = month;
        this.terms = terms;
        this.account = month.account(terms);
        this.receivedAt = receivedAt;
        this.fetches = fetches;
        this.sources = sources;
    }

    /**
     * What the report says, each of the platform's campaigns by itself; fails if it cannot be true.
     *
     * @param before what is recorded of the day; {@code null} if nothing is
     */
    List<KpiContribution> checked(ReportedDay report, RecordedDay before) {
        if (report.date().isAfter(LocalDate.ofInstant(receivedAt, account.zone()))) {
            throw Rejection.invalid("date", "future-day");
        }
        if (report.fetchedAt() != null && report.fetchedAt().isAfter(receivedAt.plus(CLOCK_SKEW))) {
            throw Rejection.invalid("fetchedAt", "future");
        }
        String currency = report.currency() == null ? account.currency() : report.currency();
        KpiOrigin origin = report.origin();
        if (report.parts().isEmpty()) {
            Kpis kpis = checked(report.kpis(), currency);
            if (kpis.equals(Kpis.NONE) && origin.metrics() == null) {
                throw Rejection.invalid("figures", "required");
            }
            return List.of(origin.of(null, kpis, origin.metrics(), currency, receivedAt));
        }
        Set<SourceCampaign> known = before == null ? Set.of() : before.sources();
        List<KpiContribution> parts = report.parts().stream()
                .map(part -> origin.of(
                        sources.known(new SourceCampaign(part.number(), part.name()), known),
                        checked(part.kpis(), currency),
                        Set.copyOf(part.metrics()),
                        currency,
                        receivedAt))
                .toList();
        return isReadable(report)
                ? parts
                : List.of(origin.of(
                        null, RecordedDay.sum(parts, currency).kpis(), origin.metrics(), currency, receivedAt));
    }

    /** Whether the platform's campaigns that a report tells apart can be recognised: their client was not erased. */
    boolean isReadable(ReportedDay report) {
        return report.parts().stream()
                .allMatch(part -> sources.isReadable(new SourceCampaign(part.number(), part.name())));
    }

    private Kpis checked(Kpis kpis, String currency) {
        Platform foreign = account.platform() == null ? null : kpis.foreignGroup(account.platform());
        if (foreign != null) {
            throw Rejection.invalid("platformSpecific." + foreign.wire(), "other-platform");
        }
        return kpis.normalised(currency);
    }

    /** When a report counts as read from the platform: one without a time is the newest. */
    Instant fetchedAt(ReportedDay report, RecordedDay known) {
        return report.fetchedAt() == null ? later(receivedAt, latest(report, known)) : report.fetchedAt();
    }

    /** When anything of a day was last read from the platform. */
    Instant latest(ReportedDay report, RecordedDay known) {
        return lastFetch(report.date(), null, null, known.latestFetch());
    }

    DomainEvent recorded(LocalDate date, KpiRecordingResult result) {
        return month.recorded(terms, date, result);
    }

    DomainEvent restated(LocalDate date, KpiRecordingResult result) {
        return month.restated(terms, date, result);
    }

    /** The event for a day that is what remains when imports are undone. */
    DomainEvent restored(LocalDate date, RecordedDay before, RecordedDay remaining) {
        return month.restated(
                terms,
                date,
                new KpiRecordingResult(
                        Change.RESTATED, null, before, remaining, before.latestFetch(), List.of(), true));
    }

    /**
     * Whether a day may come to less than it should, or to more: what a report replaces or adds to may be of another of the
     * platform's campaigns, or of the same one.
     *
     * @param areSeveral whether more of the platform's campaigns belong to ours than the report tells of
     */
    boolean isDoubtful(KpiRecordingResult result, boolean areSeveral) {
        return result.before() != null
                && result.change() == Change.RESTATED
                && result.current().stream()
                        .anyMatch(part -> isDoubtful(part, result)
                                || areSeveral
                                        && part.source() != null
                                        && part.paths().stream().anyMatch(result.before()::isUndivided));
    }

    private boolean isDoubtful(KpiContribution part, KpiRecordingResult result) {
        Set<SourceCampaign> others = new HashSet<>(result.before().sources());
        result.current().forEach(own -> others.remove(own.source()));
        if (part.source() == null) {
            return part.importId() != null && others.size() > 1;
        }
        return others.stream()
                .anyMatch(other -> sources.mayBeSame(other, part.source())
                        || part.paths().stream()
                                .anyMatch(path -> result.before().isOutdated(other, path)));
    }

    /**
     * When a metric was last fetched, with new KPIs or without.
     *
     * @param source the platform's campaign; {@code null} for all together
     * @param path {@code null} for the day as a whole
     */
    Instant lastFetch(LocalDate date, SourceCampaign source, String path, Instant recorded) {
        if (confirmedBefore == null) {
            confirmedBefore = fetches.of(month);
        }
        String fingerprint = fingerprint(source);
        return Stream.concat(
                        confirmedBefore.stream().filter(fetch -> !forgotten.contains(fetch.date())), confirmed.stream())
                .filter(fetch -> fetch.covers(date, fingerprint, path))
                .map(ConfirmedFetch::at)
                .reduce(recorded, KpiIntake::later);
    }

    /**
     * Notes that a fetch found what is recorded; the note counts as soon as the unit of work is durable.
     *
     * @param source the platform's campaign it is of; {@code null} for all together
     * @param metrics the fetch has; {@code null} for all
     */
    void confirm(LocalDate date, SourceCampaign source, Set<String> metrics, Instant fetchedAt) {
        noteAfterCommit();
        confirmed.add(new ConfirmedFetch(date, fingerprint(source), metrics, fetchedAt));
    }

    private String fingerprint(SourceCampaign source) {
        return source == null ? null : fingerprints.computeIfAbsent(source, sources::fingerprint);
    }

    /** Forgets the fetches that confirmed a day, because what they confirmed is no longer recorded. */
    void forget(LocalDate date) {
        noteAfterCommit();
        forgotten.add(date);
    }

    private void noteAfterCommit() {
        if (confirmed.isEmpty() && forgotten.isEmpty()) {
            CurrentUnitOfWork.get().afterCommit(committed -> fetches.note(month, forgotten, confirmed));
        }
    }

    static Instant later(Instant one, Instant other) {
        return other == null || !other.isAfter(one) ? one : other;
    }
}
