package com.mdmc.crm.domain.campaign.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Amounts of several currencies: never one sum without a rate, and with rates one that is rounded once. */
class CurrenciesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    private static final ExchangeRates DOLLARS = (from, to, day) ->
            from.equals("USD") && to.equals("EUR") ? Optional.of(new BigDecimal("0.925")) : Optional.empty();

    @Test
    void addsCountsTogetherAndAmountsApart() {
        CurrencySums sums =
                CurrencySums.of(List.of(kpis("EUR", 10, "5.00"), kpis("USD", 4, "1.00"), kpis("JPY", 6, null)));
        assertThat(sums.isMixed()).isTrue();
        assertThat(sums.together().kpis().clicks()).isEqualTo(20);
        assertThat(sums.together().kpis().spend()).isNull();
        assertThat(sums.together().kpis().cpc()).isNull();
        assertThat(sums.together().currency()).isNull();
        assertThat(sums.spend()).containsExactly(Money.of("5.00", "EUR"), Money.of("1.00", "USD"));
    }

    @Test
    void keepsOneCurrencyWhateverComesWithoutAmounts() {
        CurrencySums sums = CurrencySums.of(List.of(kpis("EUR", 10, "5.00"), kpis("USD", 10, null)));
        assertThat(sums.isMixed()).isFalse();
        assertThat(sums.together().kpis().cpc()).isEqualByComparingTo("0.25");
        assertThat(sums.isForeignTo("EUR")).isFalse();
        assertThat(sums.isForeignTo("USD")).isTrue();
        assertThat(CurrencySums.NONE.together()).isEqualTo(KpiSums.NONE);
        assertThat(CurrencySums.NONE.isForeignTo("EUR")).isFalse();
    }

    @Test
    void convertsOnlyWithARateAndRoundsOnce() {
        assertThat(DOLLARS.convert(kpis("GBP", 1, "1.00"), "EUR", DAY)).isEmpty();
        assertThat(DOLLARS.convert(kpis("EUR", 1, "1.00"), "USD", DAY))
                .as("the other direction")
                .isEmpty();
        assertThat(DOLLARS.convert(kpis("GBP", 1, null), "EUR", DAY)).isPresent();
        // Three times 0.925 are 2.775, half to even 2.78; three times 0.92 or 0.93 would be something else.
        List<KpiSums> days = List.of(kpis("USD", 1, "1.00"), kpis("USD", 1, "1.00"), kpis("USD", 1, "1.00"));
        KpiSums sum = CurrencySums.of(days.stream()
                        .map(day -> DOLLARS.convert(day, "EUR", DAY).orElseThrow())
                        .toList())
                .together();
        assertThat(sum.currency()).isEqualTo("EUR");
        assertThat(sum.kpis().spend()).isEqualByComparingTo("2.775");
        assertThat(sum.rounded().kpis().spend()).isEqualTo(new BigDecimal("2.78"));
        assertThat(sum.kpis().cpc()).isEqualByComparingTo("0.925");
    }

    @Test
    void asksOtherRatesWhereTheFirstKnowNone() {
        ExchangeRates pounds = (from, to, day) -> from.equals("GBP") ? Optional.of(BigDecimal.TEN) : Optional.empty();
        assertThat(DOLLARS.or(pounds).rate("USD", "EUR", DAY)).contains(new BigDecimal("0.925"));
        assertThat(DOLLARS.or(pounds).rate("GBP", "EUR", DAY)).contains(BigDecimal.TEN);
        assertThat(ExchangeRates.NONE.rate("USD", "EUR", DAY)).isEmpty();
    }

    @Test
    void movesADayFromOneCurrencyToAnother() {
        CurrencyTotals totals =
                CurrencyTotals.NONE.plus(kpis("EUR", 10, "5.00")).plus(kpis("EUR", 1, "2.00"));
        CurrencyTotals moved = totals.replace(kpis("EUR", 1, "2.00"), kpis("USD", 3, "2.00"));
        assertThat(moved.byCurrency()).containsOnlyKeys("EUR", "USD");
        assertThat(moved.sums().together().kpis().clicks()).isEqualTo(13);
        assertThat(moved.sums().spend()).containsExactly(Money.of("5.00", "EUR"), Money.of("2.00", "USD"));
        CurrencyTotals all = moved.replace(kpis("EUR", 10, "5.00"), kpis("USD", 10, "5.00"));
        assertThat(all.byCurrency()).containsOnlyKeys("USD");
        assertThat(all.sums().together().kpis().spend()).isEqualByComparingTo("7.00");
        assertThat(totals.replace(kpis("EUR", 1, "2.00"), kpis("EUR", 2, null))
                        .sums()
                        .together())
                .isEqualTo(kpis("EUR", 12, "5.00"));
    }

    private static KpiSums kpis(String currency, long clicks, String spend) {
        Map<String, Number> metrics =
                spend == null ? Map.of("clicks", clicks) : Map.of("clicks", clicks, "spend", new BigDecimal(spend));
        return new KpiSums(currency, Kpis.of(metrics));
    }
}
