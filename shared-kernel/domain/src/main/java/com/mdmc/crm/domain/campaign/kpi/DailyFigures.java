package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.money.Amounts;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.domain.validation.Count;
import com.mdmc.crm.domain.validation.Quantity;
import jakarta.validation.Valid;
import java.math.BigDecimal;

/**
 * What one platform reported for one day. A metric the platform did not report is absent, which is not zero.
 *
 * @param reach different people who saw it that day; not to be added up over days
 * @param frequency impressions a person, as reported
 * @param conversions as the platform attributes them, possibly fractions
 * @param conversionValue in the currency recorded beside the figures
 * @param spend in the currency recorded beside the figures
 */
public record DailyFigures(
        @Count Long impressions,
        @Count Long views,
        @Count Long clicks,
        @Count Long reach,
        @Quantity BigDecimal frequency,
        @Count Long likes,
        @Count Long shares,
        @Count Long comments,
        @Count Long saves,
        @Count Long follows,
        @Quantity BigDecimal conversions,
        @Quantity BigDecimal conversionValue,
        @Count Long streamClicks,
        @Count Long actualStreams,
        @Quantity BigDecimal spend,
        @Valid PlatformFigures platformSpecific) {

    /** Not one metric. */
    public static final DailyFigures NONE = new DailyFigures(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The figures in their one written form, so that equal figures are equal: amounts at the currency's scale. */
    public DailyFigures normalised(String currency) {
        return new DailyFigures(
                impressions,
                views,
                clicks,
                reach,
                Ratio.tidy(frequency),
                likes,
                shares,
                comments,
                saves,
                follows,
                Ratio.tidy(conversions),
                Amounts.atScale("conversionValue", conversionValue, currency),
                streamClicks,
                actualStreams,
                Amounts.atScale("spend", spend, currency),
                platformSpecific == null ? null : platformSpecific.normalised());
    }

    /** Whether there is anything that a currency matters to. */
    public boolean hasAmounts() {
        return spend != null || conversionValue != null;
    }

    /** The first group of platform-specific figures that is not {@code platform}'s own, or {@code null}. */
    public Platform foreignGroup(Platform platform) {
        return platformSpecific == null ? null : platformSpecific.foreignGroup(platform);
    }

    /** What of the figures can be added up. */
    public Kpis kpis(String currency) {
        return new Kpis(
                currency,
                impressions,
                views,
                clicks,
                likes,
                shares,
                comments,
                saves,
                follows,
                conversions,
                conversionValue,
                streamClicks,
                actualStreams,
                spend);
    }
}
