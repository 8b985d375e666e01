package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import com.mdmc.crm.domain.money.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The figures of one day as they arrived.
 *
 * @param currency of the amounts in them; that of the ad account if the sender did not say
 * @param fetchedAt when they were read from the platform; {@code null} if the sender did not say
 */
public record DayReport(
        @NotNull LocalDate date,
        @CurrencyCode String currency,
        @NotNull @Valid DailyFigures figures,
        Instant fetchedAt) {}
