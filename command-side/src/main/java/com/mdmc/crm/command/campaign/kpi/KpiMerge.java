package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Last-writer-wins merge of a report into what is recorded of a day, metric by metric: the later fetch counts, and of two
 * at one time the larger value, so that the order of arrival does not matter. The same file read again corrects itself.
 */
final class KpiMerge {
    private final RecordedDay before;
    private final RecordedDay report;
    private final KpiOrigin origin;
    private final Function<String, Instant> lastFetch;
    private final Instant fetchedAt;

    /**
     * @param fetchedAt {@code null} for a report without a time, which is the newest
     * @param lastFetch when a metric was last read from the platform
     */
    KpiMerge(
            RecordedDay before,
            RecordedDay report,
            KpiOrigin origin,
            Instant fetchedAt,
            Function<String, Instant> lastFetch) {
        this.before = before;
        this.report = report;
        this.origin = origin;
        this.fetchedAt = fetchedAt;
        this.lastFetch = lastFetch;
    }

    /** The metrics of the report that are not outdated. Two reports of a whole day at one time are never mixed. */
    Set<String> current() {
        if (isWholeTie()) {
            return winsWhole() ? reported() : Set.of();
        }
        return reported().stream().filter(this::isCurrent).collect(Collectors.toSet());
    }

    /** The metrics the report speaks of. */
    private Set<String> reported() {
        return origin.metrics() == null ? KpiPaths.ALL : origin.metrics();
    }

    private boolean isWholeTie() {
        return origin.metrics() == null
                && fetchedAt != null
                && KpiPaths.ALL.stream().allMatch(path -> fetchedAt.equals(lastFetch.apply(path)));
    }

    private boolean winsWhole() {
        return isSameFile() || (report.kpis() + report.currency()).compareTo(before.kpis() + before.currency()) > 0;
    }

    private boolean isCurrent(String path) {
        if (fetchedAt == null) {
            return true;
        }
        int order = fetchedAt.compareTo(lastFetch.apply(path));
        return order > 0 || order == 0 && (isSameFile() || exceeds(path));
    }

    private boolean isSameFile() {
        return origin.digest() != null && origin.digest().equals(before.digest());
    }

    private boolean exceeds(String path) {
        Number now = report.kpis().at(path);
        Number then = before.kpis().at(path);
        return now != null && (then == null || decimal(now).compareTo(decimal(then)) > 0);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    /** What is recorded with some metrics of the report; fails if amounts of two currencies would stand side by side. */
    RecordedDay with(Set<String> paths) {
        Kpis kpis = before.kpis().with(report.kpis(), paths::contains);
        boolean bringsAmounts = paths.stream().anyMatch(path -> hasAmount(path, report.kpis()));
        boolean keepsAmounts =
                KpiPaths.ALL.stream().anyMatch(path -> !paths.contains(path) && hasAmount(path, before.kpis()));
        if (bringsAmounts && keepsAmounts && !report.currency().equals(before.currency())) {
            throw Rejection.state(
                    "currency-differs", Map.of("recorded", before.currency(), "reported", report.currency()));
        }
        boolean isWhole = origin.metrics() == null && paths.size() == KpiPaths.ALL.size();
        return new RecordedDay(kpis, bringsAmounts || isWhole ? report.currency() : before.currency(), fetchedAt);
    }

    private static boolean hasAmount(String path, Kpis kpis) {
        return KpiPaths.isAmount(path) && kpis.at(path) != null;
    }

    /** Whether the report, as far as it goes, says what is recorded. */
    boolean agrees() {
        Kpis said = before.kpis().with(report.kpis(), reported()::contains);
        boolean amounts = reported().stream().anyMatch(path -> hasAmount(path, report.kpis()));
        return before.kpis().equals(said) && (!amounts || report.currency().equals(before.currency()));
    }
}
