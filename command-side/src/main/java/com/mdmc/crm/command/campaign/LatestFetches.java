package com.mdmc.crm.command.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * When a day's figures were last confirmed by a fetch that found nothing new. Such a fetch is no event, yet an older
 * one that comes in after it must not win. Losing these times loses nothing but that protection.
 */
public interface LatestFetches {

    /** The confirmed fetch times of the days of a month; a day without one is missing. */
    Map<LocalDate, Instant> of(FigureMonth month);

    /** Notes fetches that confirmed what is recorded; an earlier time never replaces a later one. */
    void confirm(FigureMonth month, Map<LocalDate, Instant> fetches);
}
