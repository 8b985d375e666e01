package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.query.campaign.kpi.KpiCounters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * KPI sums of many campaigns: one sum per count, one sum per currency for amounts.
 *
 * @param converted the amounts in one currency; {@code null} if a day has amounts that no recorded rate converts
 * @param cpc spend ÷ clicks in the currency of {@code converted}; {@code null} without clicks
 * @param roas conversion value ÷ spend; {@code null} without spend
 */
@NullMarked
record CampaignKpiSums(
        long impressions,
        long views,
        long clicks,
        @Nullable BigDecimal conversions,
        String conversionsBasis,
        List<Money> spend,
        List<Money> conversionValue,
        @Nullable Converted converted,
        @Nullable BigDecimal ctr,
        @Nullable BigDecimal cpc,
        @Nullable BigDecimal roas) {
    private static final String DEFAULT_CURRENCY = "EUR";

    /** Amounts in one currency, those of each day at its recorded rate, rounded once. */
    record Converted(@Nullable Money spend, @Nullable Money conversionValue) {

        static Converted of(KpiSums sums) {
            return sums.currency() == null
                    ? null
                    : new Converted(
                            money(sums.kpis().spend(), sums.currency()),
                            money(sums.kpis().conversionValue(), sums.currency()));
        }

        private static Money money(BigDecimal amount, String currency) {
            return amount == null ? null : Money.rounded(amount, currency);
        }
    }

    /** Whether rows have amounts in another currency than the one asked for, or ({@code null}) in more than one. */
    static boolean needRates(Collection<CounterRow> rows, String currency) {
        return reported(rows).isForeignTo(currency);
    }

    /**
     * Sums up rows, which must be daily if their amounts are converted.
     *
     * @param currency the target currency; {@code null} for the only currency of the rows, or EUR
     */
    static CampaignKpiSums of(Collection<CounterRow> rows, String currency, ExchangeRates rates) {
        CurrencySums reported = reported(rows);
        KpiSums whole = reported.isForeignTo(currency)
                ? converted(rows, currency == null ? DEFAULT_CURRENCY : currency, rates)
                : reported.together();
        return new CampaignKpiSums(
                CounterRows.count(rows, "impressions"),
                CounterRows.count(rows, "views"),
                CounterRows.count(rows, "clicks"),
                CounterRows.sum(rows, "conversions"),
                "platform-reported",
                reported.spend(),
                reported.conversionValue(),
                Converted.of(whole),
                whole.kpis().ctr(),
                whole.kpis().cpc(),
                whole.kpis().roas());
    }

    private static CurrencySums reported(Collection<CounterRow> rows) {
        return CurrencySums.of(rows.stream().map(KpiCounters::sums).toList());
    }

    private static KpiSums converted(Collection<CounterRow> rows, String currency, ExchangeRates rates) {
        KpiSums together = CurrencySums.of(rows.stream()
                        .map(row -> rates.convertIfKnown(
                                KpiCounters.sums(row), currency, LocalDate.parse(Calendar.spanOf(row))))
                        .toList())
                .together();
        return currency.equals(together.currency()) ? together : together.withoutAmounts();
    }
}
