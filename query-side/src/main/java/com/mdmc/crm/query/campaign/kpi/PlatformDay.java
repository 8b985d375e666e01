package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.LocalDate;
import java.util.Collection;

/**
 * KPIs that one platform reported for one day.
 *
 * @param platform {@code null} for the KPIs of a creative
 * @param currency of the amounts
 */
public record PlatformDay(Platform platform, LocalDate date, String currency, Kpis kpis) {

    /** What of them has a sum. */
    KpiSums sums() {
        return KpiSums.of(kpis, currency);
    }

    /** By currency, after converting to {@code target} what a rate is recorded for. */
    public static CurrencySums byCurrency(Collection<PlatformDay> days, String target, ExchangeRates rates) {
        return CurrencySums.of(days.stream()
                .map(day -> rates.convertIfKnown(day.sums(), target, day.date()))
                .toList());
    }

    /** The sum of all days in {@code target}; without amounts if a rate is missing and they are in several currencies. */
    static KpiSums sums(Collection<PlatformDay> days, String target, ExchangeRates rates) {
        return byCurrency(days, target, rates).together();
    }
}
