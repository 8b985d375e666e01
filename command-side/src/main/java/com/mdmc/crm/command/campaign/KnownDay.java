package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import java.time.Instant;

/**
 * What is on record for a day.
 *
 * @param currency of the amounts in the figures
 * @param fetchedAt when they were read from the platform
 */
public record KnownDay(DailyFigures figures, String currency, Instant fetchedAt) {

    /** Whether other figures say the same; without amounts the currency says nothing. */
    boolean says(DailyFigures others, String otherCurrency) {
        return figures.equals(others) && (!figures.hasAmounts() || otherCurrency.equals(currency));
    }

    /** The currency of these figures beside others in {@code current}; {@code null} if it is the same. */
    String currencyUnless(String current) {
        return current.equals(currency) ? null : currency;
    }
}
