package com.mdmc.crm.query.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * KPIs of one day of a campaign, over all platforms that reported it, with the ratios of the day's sums.
 *
 * @param currency of the amounts; {@code null} if they are in several and a rate is missing
 * @param amounts what was reported, by currency, before any conversion
 * @param kpis the sums; {@code reach} of a day that one platform reported, because the audiences of several overlap
 */
@NullMarked
public record DailyKpis(
        LocalDate date,
        @Nullable String currency,
        List<CurrencyAmounts> amounts,
        @JsonUnwrapped Kpis kpis,
        @Nullable BigDecimal cpm,
        @Nullable BigDecimal cpc,
        @Nullable BigDecimal cpv,
        @Nullable BigDecimal ctr,
        @Nullable BigDecimal vtr) {

    /** The row of a day from what its platforms reported, in the given currency as far as rates allow. */
    static DailyKpis of(LocalDate date, List<PlatformDay> reports, String currency, ExchangeRates rates) {
        KpiSums sums = PlatformDay.sums(reports, currency, rates);
        Kpis exact = sums.kpis();
        return new DailyKpis(
                date,
                sums.currency(),
                CurrencyAmounts.of(reports),
                sums.rounded()
                        .kpis()
                        .withNonAdditive(reports.stream().map(PlatformDay::kpis).toList()),
                exact.cpm(),
                exact.cpc(),
                exact.cpv(),
                exact.ctr(),
                exact.vtr());
    }
}
