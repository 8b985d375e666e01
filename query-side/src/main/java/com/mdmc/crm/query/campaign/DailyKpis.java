package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformFigures;
import com.mdmc.crm.domain.money.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * One day of a campaign over all platforms that reported it. Ratios come from the day's sums, conversions are as each platform attributes them.
 *
 * @param reach of the one platform that reported the day; {@code null} for several, because people overlap
 * @param currency of the amounts; {@code null} if they are in several and no rate is on record
 * @param amounts what was reported, by currency, before any conversion
 * @param frequency impressions a person, as reported or else impressions ÷ reach
 */
public record DailyKpis(
        LocalDate date,
        String currency,
        List<CurrencyAmounts> amounts,
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

    /** The row of a day from what its platforms reported, in the given currency if that can be. */
    static DailyKpis of(LocalDate date, Collection<PlatformDay> reports, String currency, ExchangeRates rates) {
        Kpis exact = CurrencySums.of(reports.stream()
                        .map(report -> report.in(currency, rates))
                        .toList())
                .together();
        Kpis sums = exact.rounded();
        DailyFigures only = reports.size() == 1 ? reports.iterator().next().figures() : DailyFigures.NONE;
        return new DailyKpis(
                date,
                sums.currency(),
                CurrencyAmounts.of(
                        CurrencySums.of(reports.stream().map(PlatformDay::kpis).toList())),
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
                exact.cpm(),
                exact.cpc(),
                exact.cpv(),
                exact.ctr(),
                exact.vtr(),
                PlatformFigures.merged(reports.stream()
                        .map(report -> report.figures().platformSpecific())
                        .toList()));
    }
}
