package com.mdmc.crm.domain.campaign.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is invoiced, when the next invoice falls due, and when a budget alert is. */
class BillingRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "MONTHLY, 2026-01-31, -, -, 2026-02-28",
                "MONTHLY, 2028-01-31, -, -, 2028-02-29",
                "MONTHLY, 2026-01-31, -, 2026-02-28, 2026-03-31",
                "MONTHLY, 2026-01-30, -, 2026-02-28, 2026-03-30",
                "MONTHLY, 2026-01-01, -, 2026-01-31, 2026-02-28",
                "MONTHLY, 2028-01-01, -, 2028-01-31, 2028-02-29",
                "MONTHLY, 2026-01-15, -, 2026-02-15, 2026-03-15",
                "QUARTERLY, 2025-11-30, -, -, 2026-02-28",
                "QUARTERLY, 2026-01-01, -, 2026-03-31, 2026-06-30",
                "MONTHLY, 2026-01-31, 2026-02-10, -, 2026-02-10",
                "MONTHLY, 2026-01-31, 2026-02-10, 2026-02-10, -",
                "END, 2026-01-31, 2026-06-30, -, 2026-06-30",
                "END, 2026-01-31, 2026-06-30, 2026-06-30, -",
                "END, 2026-01-31, -, -, -",
                "MONTHLY, -, 2026-06-30, -, -"
            })
    void fallsDueAtTheSameDayOfEveryMonth(
            InvoicingFrequency frequency, LocalDate start, LocalDate end, LocalDate invoicedTo, LocalDate next) {
        assertThat(frequency.next(start, end, invoicedTo)).isEqualTo(next);
    }

    @Test
    void chargesAPercentageOfTheSpend() {
        List<InvoiceLine> lines =
                lines(terms(BillingModel.PERCENTAGE, null, "12.5", null, null), spent("33.33", "66.68"));
        assertThat(lines).extracting(InvoiceLine::amount).containsExactly(eur("4.17"), eur("8.33"));
        assertThat(Invoice.total(lines, "EUR")).isEqualTo(eur("12.50"));
    }

    @Test
    void chargesAFixedAmountWhateverWasSpent() {
        BudgetTerms terms = terms(BillingModel.FIXED, "100", null, null, null);
        assertThat(Invoice.total(lines(terms, spent("1", "2")), "EUR")).isEqualTo(eur("100.00"));
        assertThat(Invoice.total(lines(terms, List.of()), "EUR")).isEqualTo(eur("100.00"));
    }

    @Test
    void chargesAPriceForEachResult() {
        KpiSums tenClicks = new KpiSums("EUR", Kpis.of(Map.of("clicks", 10, "spend", 3)));
        BudgetTerms terms = BudgetTermsBuilder.builder()
                .currency("EUR")
                .billingModel(BillingModel.PERFORMANCE)
                .pricePerResult(new BigDecimal("0.125"))
                .resultMetric(ResultMetric.CLICKS)
                .build();
        List<InvoiceLine> lines = lines(terms, List.of(new BilledKpis(Platform.META, tenClicks)));
        assertThat(Invoice.total(lines, "EUR")).isEqualTo(eur("1.25"));
    }

    @Test
    void addsTheCommissionInLinesOfItsOwn() {
        List<InvoiceLine> lines = lines(terms(BillingModel.FIXED, "100", null, null, "10"), spent("50", "150"));
        assertThat(lines)
                .filteredOn(line -> line.kind() == InvoiceLine.Kind.COMMISSION)
                .extracting(InvoiceLine::amount)
                .containsExactly(eur("5.00"), eur("15.00"));
        assertThat(Invoice.total(lines, "EUR")).isEqualTo(eur("120.00"));
    }

    @Test
    void chargesNothingWithoutTheAmountsOfTheModel() {
        assertThat(Invoice.lines(terms(BillingModel.FIXED, null, null, null, null), List.of()))
                .isEmpty();
        assertThat(Invoice.lines(BudgetTerms.open(), List.of())).isEmpty();
    }

    @Test
    void roundsEveryLineHalfToEvenAndLosesNoCent() {
        List<InvoiceLine> lines =
                lines(terms(BillingModel.PERCENTAGE, null, "10", null, null), spent("0.05", "0.05", "0.05"));
        assertThat(lines).extracting(InvoiceLine::amount).containsExactly(eur("0.02"));
    }

    @ParameterizedTest
    @CsvSource({"49.99, ''", "50, 50", "79.99, 50", "80, 50 80", "100, 50 80 100", "250, 50 80 100"})
    void alertsAtHalfFourFifthsAndAll(BigDecimal spent, String thresholds) {
        List<Integer> due = thresholds.isEmpty()
                ? List.of()
                : List.of(thresholds.split(" ")).stream().map(Integer::valueOf).toList();
        assertThat(BudgetAlerts.due(spent, new BigDecimal("100"), Set.of())).isEqualTo(due);
        assertThat(BudgetAlerts.due(spent, new BigDecimal("100"), due)).isEmpty();
        assertThat(BudgetAlerts.due(spent, null, Set.of())).isEmpty();
    }

    private static List<InvoiceLine> lines(BudgetTerms terms, List<BilledKpis> kpis) {
        return Invoice.lines(terms, kpis).orElseThrow();
    }

    private static BudgetTerms terms(
            BillingModel model, String fixed, String percentage, String price, String commission) {
        return BudgetTermsBuilder.builder()
                .currency("EUR")
                .billingModel(model)
                .commission(number(commission))
                .fixedAmount(number(fixed))
                .percentageOfSpend(number(percentage))
                .pricePerResult(number(price))
                .build();
    }

    private static List<BilledKpis> spent(String... amounts) {
        List<BilledKpis> kpis = new ArrayList<>();
        for (String amount : amounts) {
            kpis.add(new BilledKpis(Platform.values()[kpis.size()], KpiSums.spent(new BigDecimal(amount), "EUR")));
        }
        return kpis;
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
