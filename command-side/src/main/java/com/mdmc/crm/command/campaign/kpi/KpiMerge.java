package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Last-writer-wins merge of a report into what is recorded of a day, metric by metric: the later fetch counts, and of two
 * at one time the larger value, so that the order of arrival does not matter. The same file read again corrects itself.
 */
final class KpiMerge {
    private final RecordedDay before;
    private final KpiContribution report;
    private final Instant fetchedAt;
    private final Function<String, Instant> lastFetch;

    /**
     * @param fetchedAt {@code null} for a report without a time, which is the newest
     * @param lastFetch when a metric of what the report is of was last read from the platform
     */
    KpiMerge(RecordedDay before, KpiContribution report, Instant fetchedAt, Function<String, Instant> lastFetch) {
        this.before = before;
        this.report = report;
        this.fetchedAt = fetchedAt;
        this.lastFetch = lastFetch;
    }

    /** The report with the metrics that are not outdated. Two reports of a whole day at one time are never mixed. */
    KpiContribution current() {
        if (isWholeTie()) {
            return winsWhole() ? report : report.only(Set.of());
        }
        return report.only(report.paths().stream().filter(this::isCurrent).collect(Collectors.toSet()));
    }

    private boolean isWholeTie() {
        return report.metrics() == null
                && fetchedAt != null
                && KpiPaths.ALL.stream().allMatch(path -> fetchedAt.equals(lastFetch.apply(path)));
    }

    private boolean winsWhole() {
        return (report.kpis() + report.currency()).compareTo(before.kpis() + before.currency()) > 0;
    }

    private boolean isCurrent(String path) {
        if (fetchedAt == null) {
            return true;
        }
        int order = fetchedAt.compareTo(lastFetch.apply(path));
        return order > 0 || order == 0 && (isSameFile(path) || exceeds(path));
    }

    private boolean isSameFile(String path) {
        KpiContribution known = before.latest(report.source(), path);
        return report.digest() != null && known != null && report.digest().equals(known.digest());
    }

    private boolean exceeds(String path) {
        Number now = report.kpis().at(path);
        Number then = before.at(report.source(), path);
        return now != null && (then == null || decimal(now).compareTo(decimal(then)) > 0);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    /** Whether the report, as far as it goes, says what is recorded of what it is of. */
    boolean agrees() {
        return report.paths().stream().allMatch(this::agrees);
    }

    private boolean agrees(String path) {
        KpiContribution known = before.latest(report.source(), path);
        return Objects.equals(report.kpis().at(path), before.at(report.source(), path))
                && (report.source() == null || known != null && known.source() != null)
                && (!report.hasAmount(path) || report.currency().equals(before.currency()));
    }
}
