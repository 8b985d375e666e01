package com.mdmc.crm.command.campaign.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Store of the fetches that confirmed a day without finding anything new. Such a fetch is no event, yet an older one that comes
 * in after it must not win, and what it confirmed stays when the import is reversed that had recorded it. Losing these
 * notes loses nothing but that protection.
 */
public interface LatestFetches {

    /**
     * A fetch that found what was recorded.
     *
     * @param metrics it has; {@code null} for all
     */
    record ConfirmedFetch(LocalDate date, Set<String> metrics, Instant at) {

        /** Whether it is about a metric of a day; {@code null} asks about the day as a whole. */
        boolean covers(LocalDate day, String path) {
            return date.equals(day) && (metrics == null || path == null || metrics.contains(path));
        }
    }

    /**
     * An import that found what another had recorded.
     *
     * @param recordedBy the import whose figures it found
     */
    record Confirmation(LocalDate date, String recordedBy, String importId) {}

    /** The confirming fetches of a month. */
    List<ConfirmedFetch> of(KpiMonth month);

    /** The latest imports that confirmed days of a month. */
    List<Confirmation> confirmations(KpiMonth month);

    /** Notes fetches that confirmed what is recorded; an earlier time never replaces a later one. */
    void confirm(KpiMonth month, List<ConfirmedFetch> fetches, List<Confirmation> confirmations);

    /** Drops the times that are noted of a day. */
    void forget(KpiMonth month, LocalDate date);
}
