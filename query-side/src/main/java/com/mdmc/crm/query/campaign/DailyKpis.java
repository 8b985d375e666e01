package com.mdmc.crm.query.campaign;

import com.mdmc.crm.kernel.campaign.DailyFigures;
import com.mdmc.crm.kernel.campaign.PlatformFigures;
import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;

/**
 * One day of a campaign over all platforms that reported it. Amounts are in the campaign's currency, ratios come from
 * the day's sums, conversions are as each platform attributes them.
 *
 * @param reach of the one platform that reported the day; {@code null} for several, because people overlap
 * @param frequency impressions a person, as reported or else impressions ÷ reach
 */
public record DailyKpis(
        LocalDate date,
        Long impressions,
        Long views,
        Long clicks,
        Long reach,
        BigDecimal frequency,
        Long likes,
        Long shares,
        Long comments,
        Long saves,
        Long follows,
        BigDecimal conversions,
        BigDecimal conversionValue,
        Long streamClicks,
        Long actualStreams,
        BigDecimal spend,
        BigDecimal cpm,
        BigDecimal cpc,
        BigDecimal cpv,
        BigDecimal ctr,
        BigDecimal vtr,
        PlatformFigures platformSpecific) {

    /** The row of a day from what its platforms reported, in the campaign's currency. */
    static DailyKpis of(LocalDate date, Collection<DailyFigures> reports, String currency) {
        Kpis sums = reports.stream().map(report -> report.kpis(currency)).reduce(Kpis.NONE, Kpis::plus);
        DailyFigures only = reports.size() == 1 ? reports.iterator().next() : DailyFigures.NONE;
        return new DailyKpis(
                date,
                sums.impressions(),
                sums.views(),
                sums.clicks(),
                only.reach(),
                only.frequency() == null ? Ratio.of(only.impressions(), only.reach()) : only.frequency(),
                sums.likes(),
                sums.shares(),
                sums.comments(),
                sums.saves(),
                sums.follows(),
                sums.conversions(),
                sums.conversionValue(),
                sums.streamClicks(),
                sums.actualStreams(),
                sums.spend(),
                sums.cpm(),
                sums.cpc(),
                sums.cpv(),
                sums.ctr(),
                sums.vtr(),
                PlatformFigures.merged(
                        reports.stream().map(DailyFigures::platformSpecific).toList()));
    }
}
