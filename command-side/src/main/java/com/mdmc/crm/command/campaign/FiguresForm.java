package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import com.mdmc.crm.domain.campaign.kpi.PlatformFigures;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.validation.Count;
import com.mdmc.crm.domain.validation.Quantity;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One day's figures as a platform's report or a person sends them; metrics that are left out were not reported.
 *
 * @param currency of the amounts, if it is not the ad account's
 */
record FiguresForm(
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
        @Valid PlatformFigures platformSpecific,
        @CurrencyCode String currency,
        Instant fetchedAt) {

    DayReport of(LocalDate date) {
        DailyFigures figures = new DailyFigures(
                impressions,
                views,
                clicks,
                reach,
                frequency,
                likes,
                shares,
                comments,
                saves,
                follows,
                conversions,
                conversionValue,
                streamClicks,
                actualStreams,
                spend,
                platformSpecific);
        return new DayReport(date, currency, figures, fetchedAt);
    }
}
