package com.mdmc.crm.command.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Instant;

/**
 * What is recorded for a day.
 *
 * @param currency of the amounts
 * @param fetchedAt when the KPIs were read from the platform
 */
record RecordedDay(@JsonProperty("figures") Kpis kpis, String currency, Instant fetchedAt) {

    /** Whether a report says the same; without amounts the currency does not matter. */
    boolean says(Kpis others, String otherCurrency) {
        return kpis.equals(others) && (!kpis.hasAmounts() || otherCurrency.equals(currency));
    }

    /** The same with a time of fetching that is not before another; a report without a time of its own is the newest. */
    RecordedDay fetchedNotBefore(Instant atLeast) {
        return new RecordedDay(kpis, currency, KpiIntake.later(fetchedAt, atLeast));
    }

    /** The currency, if it differs from {@code current}; otherwise {@code null}. */
    String currencyUnless(String current) {
        return current.equals(currency) ? null : currency;
    }
}
