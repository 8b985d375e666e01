package com.mdmc.crm.command.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.CurrencyCode;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Request body: one day's KPIs as a platform's report or a person states them. A metric that is left out was not
 * reported.
 *
 * @param currency of the amounts, if it is not the ad account's
 * @param fetchedAt when they were read from the platform; {@code null} if the sender does not know
 */
public record KpisForm(
        @JsonUnwrapped @Valid Kpis kpis, @CurrencyCode String currency, Instant fetchedAt) {

    ReportedDay of(KpiMonth month, LocalDate date) {
        return new ReportedDay(month, date, kpis, currency, fetchedAt);
    }
}
