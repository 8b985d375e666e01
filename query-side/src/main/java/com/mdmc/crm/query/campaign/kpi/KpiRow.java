package com.mdmc.crm.query.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * KPIs of several days: their sums and the ratios of the sums. Reach is missing because it has no sum over days.
 *
 * @param days number of reports in the sums, one per day and platform
 * @param currency of the amounts; {@code null} if they are in several currencies and a rate is missing
 * @param amounts what was reported, by currency, before any conversion
 * @param conversionsBasis always {@code platform-reported}: two platforms may both claim the same conversion
 */
@NullMarked
public record KpiRow(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Platform platform,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable YearMonth month,
        int days,
        @Nullable String currency,
        List<CurrencyAmounts> amounts,
        @Kpis.Additive Kpis kpis,
        String conversionsBasis,
        @Nullable BigDecimal cpm,
        @Nullable BigDecimal cpc,
        @Nullable BigDecimal cpv,
        @Nullable BigDecimal ctr,
        @Nullable BigDecimal vtr,
        @Nullable BigDecimal cpa,
        @Nullable BigDecimal roas,
        @Nullable BigDecimal roi) {

    static KpiRow of(Platform platform, YearMonth month, List<PlatformDay> days, String currency, ExchangeRates rates) {
        KpiSums sums = PlatformDay.sums(days, currency, rates);
        Kpis exact = sums.kpis();
        return new KpiRow(
                platform,
                month,
                days.size(),
                sums.currency(),
                CurrencyAmounts.of(days),
                sums.rounded().kpis(),
                "platform-reported",
                exact.cpm(),
                exact.cpc(),
                exact.cpv(),
                exact.ctr(),
                exact.vtr(),
                exact.cpa(),
                exact.roas(),
                exact.roi());
    }
}
