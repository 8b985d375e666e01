package com.mdmc.crm.command.campaign.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Store of the fetches that confirmed a day without finding anything new. Such a fetch is no event, yet an older one that comes
 * in after it must not win. Losing these notes loses nothing but that protection.
 */
public interface LatestFetches {

    /**
     * A fetch that found what was recorded.
     *
     * @param source the fingerprint of the platform's campaign it is of; {@code null} for all together
     * @param metrics it has; {@code null} for all
     */
    record ConfirmedFetch(LocalDate date, String source, Set<String> metrics, Instant at) {

        /** Whether it bears on a metric of a day; {@code null} asks about all campaigns, and about the day as a whole. */
        boolean covers(LocalDate day, String campaign, String path) {
            return date.equals(day)
                    && (source == null || campaign == null || source.equals(campaign))
                    && (metrics == null || path == null || metrics.contains(path));
        }
    }

    /** The confirming fetches of a month. */
    List<ConfirmedFetch> of(KpiMonth month);

    /**
     * Drops what is noted of some days, and then notes fetches that confirmed what is recorded; an earlier time never
     * replaces a later one.
     */
    void note(KpiMonth month, Set<LocalDate> forgotten, List<ConfirmedFetch> fetches);
}
