package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.Rows;
import com.mdmc.crm.query.campaign.PerformanceRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Figures of many campaigns: counters in one sum, amounts in one sum a currency.
 *
 * @param converted the amounts in one currency; {@code null} if a day has amounts that no recorded rate converts
 * @param cpc spend ÷ clicks in the currency of {@code converted}; {@code null} without clicks
 * @param roas conversion value ÷ spend; {@code null} without spend
 */
record CampaignSums(
        long impressions,
        long views,
        long clicks,
        BigDecimal conversions,
        String conversionsBasis,
        List<Money> spend,
        List<Money> conversionValue,
        Converted converted,
        BigDecimal ctr,
        BigDecimal cpc,
        BigDecimal roas) {
    private static final String DEFAULT_CURRENCY = "EUR";

    /** Amounts in one currency, each day's at the rate recorded for it, rounded once. */
    record Converted(Money spend, Money conversionValue) {

        static Converted of(Kpis sums) {
            return sums.currency() == null
                    ? null
                    : new Converted(
                            money(sums.spend(), sums.currency()), money(sums.conversionValue(), sums.currency()));
        }

        private static Money money(BigDecimal amount, String currency) {
            return amount == null ? null : Money.rounded(amount, currency);
        }
    }

    /** Whether rows have amounts in another currency than the one asked for, or ({@code null}) in more than one. */
    static boolean needRates(Collection<Row> rows, String currency) {
        return reported(rows).isForeignTo(currency);
    }

    /**
     * Adds rows up; by the day if they need rates.
     *
     * @param currency the one to convert into; {@code null} for the only one there is, or else EUR
     */
    static CampaignSums of(Collection<Row> rows, String currency, ExchangeRates rates) {
        CurrencySums reported = reported(rows);
        Kpis whole = reported.isForeignTo(currency)
                ? converted(rows, currency == null ? DEFAULT_CURRENCY : currency, rates)
                : reported.together();
        return new CampaignSums(
                Rows.count(rows, "impressions"),
                Rows.count(rows, "views"),
                Rows.count(rows, "clicks"),
                Rows.sum(rows, "conversions"),
                "platform-reported",
                reported.spend(),
                reported.conversionValue(),
                Converted.of(whole),
                whole.ctr(),
                whole.cpc(),
                whole.roas());
    }

    private static CurrencySums reported(Collection<Row> rows) {
        return CurrencySums.of(rows.stream().map(PerformanceRows::kpis).toList());
    }

    private static Kpis converted(Collection<Row> rows, String currency, ExchangeRates rates) {
        Kpis together = CurrencySums.of(rows.stream()
                        .map(row -> {
                            Kpis reported = PerformanceRows.kpis(row);
                            LocalDate day = LocalDate.parse(Calendar.spanOf(row));
                            return rates.convert(reported, currency, day).orElse(reported);
                        })
                        .toList())
                .together();
        return currency.equals(together.currency()) ? together : together.withoutAmounts();
    }
}
