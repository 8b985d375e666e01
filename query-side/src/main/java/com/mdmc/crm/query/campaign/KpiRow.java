package com.mdmc.crm.query.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.Platform;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * Figures of several days added up, and the ratios of the sums. Amounts are in {@code currency}. There is no reach: it
 * cannot be added up over days.
 *
 * @param days reports that went in, one a day and platform
 * @param conversionsBasis always {@code platform-reported}: two platforms may both claim the same conversion
 */
public record KpiRow(
        @JsonInclude(JsonInclude.Include.NON_NULL) Platform platform,
        @JsonInclude(JsonInclude.Include.NON_NULL) YearMonth month,
        int days,
        String currency,
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

    static KpiRow of(Platform platform, YearMonth month, int days, Kpis sums) {
        return new KpiRow(
                platform,
                month,
                days,
                sums.currency(),
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
                sums.cpm(),
                sums.cpc(),
                sums.cpv(),
                sums.ctr(),
                sums.vtr(),
                sums.cpa(),
                sums.roas(),
                sums.roi());
    }
}
