package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.campaign.KpisCommand.DayReport;
import com.mdmc.crm.kernel.campaign.DailyFigures;
import com.mdmc.crm.kernel.campaign.PlatformFigures;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** One day's figures as a platform's report or a person sends them; metrics that are left out were not reported. */
record FiguresForm(
        @PositiveOrZero Long impressions,
        @PositiveOrZero Long views,
        @PositiveOrZero Long clicks,
        @PositiveOrZero Long reach,
        @PositiveOrZero BigDecimal frequency,
        @PositiveOrZero Long likes,
        @PositiveOrZero Long shares,
        @PositiveOrZero Long comments,
        @PositiveOrZero Long saves,
        @PositiveOrZero Long follows,
        @PositiveOrZero BigDecimal conversions,
        @PositiveOrZero BigDecimal conversionValue,
        @PositiveOrZero Long streamClicks,
        @PositiveOrZero Long actualStreams,
        @PositiveOrZero BigDecimal spend,
        @Valid PlatformFigures platformSpecific,
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
        return new DayReport(date, figures, fetchedAt);
    }
}
