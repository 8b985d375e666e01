package com.mdmc.crm.command.campaign.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Store of the times at which a fetch last confirmed a day without finding anything new. Such a fetch is no event, yet an older
 * one that comes in after it must not win. Losing these times loses nothing but that protection.
 */
public interface LatestFetches {

    /** The confirmed fetch times of the days of a month; a day without one is missing. */
    Map<LocalDate, Instant> of(KpiMonth month);

    /** Notes fetches that confirmed what is recorded; an earlier time never replaces a later one. */
    void confirm(KpiMonth month, Map<LocalDate, Instant> fetches);
}
