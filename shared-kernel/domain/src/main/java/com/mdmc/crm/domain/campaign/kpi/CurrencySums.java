package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Figures added up, one sum a currency: amounts of two currencies have no sum, counters have. */
public record CurrencySums(SortedMap<String, Kpis> byCurrency) {
    /** Nothing added yet. */
    public static final CurrencySums NONE = new CurrencySums(new TreeMap<>());

    /** Sums of figures, each with the currency of its amounts. */
    public static CurrencySums of(Iterable<Kpis> figures) {
        SortedMap<String, Kpis> sums = new TreeMap<>();
        figures.forEach(each -> {
            boolean bare = !each.hasAmounts();
            sums.merge(bare ? "" : each.currency(), bare ? each.withoutAmounts() : each, Kpis::plus);
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

    /** Everything added up; without amounts, and so without what they are divided into, if they are mixed. */
    public Kpis together() {
        if (byCurrency.size() == 1) {
            return byCurrency.get(byCurrency.firstKey());
        }
        boolean mixed = isMixed();
        return byCurrency.entrySet().stream()
                .map(each -> mixed || each.getKey().isEmpty() ? each.getValue().withoutAmounts() : each.getValue())
                .reduce(Kpis.NONE, Kpis::plus);
    }

    /** What was spent, one amount a currency in the order of their codes. */
    public List<Money> spend() {
        return amounts(Kpis::spend);
    }

    /** What conversions were worth, one amount a currency in the order of their codes. */
    public List<Money> conversionValue() {
        return amounts(Kpis::conversionValue);
    }

    private List<Money> amounts(Function<Kpis, BigDecimal> amount) {
        List<Money> amounts = new ArrayList<>(byCurrency.size());
        byCurrency.forEach((currency, sums) -> {
            BigDecimal sum = amount.apply(sums);
            if (sum != null) {
                amounts.add(Money.rounded(sum, currency));
            }
        });
        return amounts;
    }
}
