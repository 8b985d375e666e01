package com.mdmc.crm.query.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

/**
 * Figures of several days added up, and the ratios of the sums. There is no reach: it cannot be added
 * up over days.
 *
 * @param currency of the amounts; {@code null} if they are in several currencies and no rate is on record
 * @param amounts what was reported, by currency, before any conversion
 * @param days reports that went in, one a day and platform
 * @param conversionsBasis always {@code platform-reported}: two platforms may both claim the same conversion
 */
public record KpiRow(
        @JsonInclude(JsonInclude.Include.NON_NULL) Platform platform,
        @JsonInclude(JsonInclude.Include.NON_NULL) YearMonth month,
        int days,
        String currency,
        List<CurrencyAmounts> amounts,
        Long impressions,
        Long views,
        Long clicks,
        Long likes,
        Long shares,
        Long comments,
        Long saves,
        Long follows,
        BigDecimal conversions,
        String conversionsBasis,
        BigDecimal conversionValue,
        Long streamClicks,
        Long actualStreams,
        BigDecimal spend,
        BigDecimal cpm,
        BigDecimal cpc,
        BigDecimal cpv,
        BigDecimal ctr,
        BigDecimal vtr,
        BigDecimal cpa,
        BigDecimal roas,
        BigDecimal roi) {

    static KpiRow of(Platform platform, YearMonth month, Collection<PlatformDay> days, Kpis exact) {
        Kpis sums = exact.rounded();
        return new KpiRow(
                platform,
                month,
                days.size(),
                sums.currency(),
                CurrencyAmounts.of(
                        CurrencySums.of(days.stream().map(PlatformDay::kpis).toList())),
                sums.impressions(),
                sums.views(),
                sums.clicks(),
                sums.likes(),
                sums.shares(),
                sums.comments(),
                sums.saves(),
                sums.follows(),
                sums.conversions(),
                "platform-reported",
                sums.conversionValue(),
                sums.streamClicks(),
                sums.actualStreams(),
                sums.spend(),
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
