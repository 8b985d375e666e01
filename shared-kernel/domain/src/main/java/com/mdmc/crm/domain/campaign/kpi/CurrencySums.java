package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** KPI sums by currency: counts of all of them have a sum, amounts in two currencies have none. */
public record CurrencySums(SortedMap<String, KpiSums> byCurrency) {
    /** Nothing added yet. */
    public static final CurrencySums NONE = new CurrencySums(new TreeMap<>());

    /** Sums of KPIs, each with the currency of its amounts. */
    public static CurrencySums of(Iterable<KpiSums> kpis) {
        SortedMap<String, KpiSums> sums = new TreeMap<>();
        kpis.forEach(each -> {
            boolean bare = !each.kpis().hasAmounts();
            sums.merge(bare ? "" : each.currency(), bare ? each.withoutAmounts() : each, KpiSums::plus);
        });
        return new CurrencySums(sums);
    }

    /** Whether there are amounts in more than one currency. */
    public boolean isMixed() {
        return byCurrency.keySet().stream().filter(code -> !code.isEmpty()).count() > 1;
    }

    /** Whether there are amounts in another currency than this one, or ({@code null}) in more than one. */
    public boolean isForeignTo(String currency) {
        return currency == null
                ? isMixed()
                : byCurrency.keySet().stream().anyMatch(code -> !code.isEmpty() && !code.equals(currency));
    }

    /** The sum of all; without amounts, and so without ratios of amounts, if they are in several currencies. */
    public KpiSums together() {
        if (byCurrency.size() == 1) {
            return byCurrency.get(byCurrency.firstKey());
        }
        boolean mixed = isMixed();
        return byCurrency.entrySet().stream()
                .map(each -> mixed || each.getKey().isEmpty() ? each.getValue().withoutAmounts() : each.getValue())
                .reduce(KpiSums.NONE, KpiSums::plus);
    }

    /** Spend: one amount per currency, in the order of their codes. */
    public List<Money> spend() {
        return amounts(Kpis::spend);
    }

    /** Conversion value: one amount per currency, in the order of their codes. */
    public List<Money> conversionValue() {
        return amounts(Kpis::conversionValue);
    }

    private List<Money> amounts(Function<Kpis, BigDecimal> amount) {
        List<Money> amounts = new ArrayList<>(byCurrency.size());
        byCurrency.forEach((currency, sums) -> {
            BigDecimal sum = amount.apply(sums.kpis());
            if (sum != null) {
                amounts.add(Money.rounded(sum, currency));
            }
        });
        return amounts;
    }
}
