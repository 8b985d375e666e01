package com.mdmc.crm.projections.counter;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Adds up counter rows. */
public final class CounterRows {
    private CounterRows() {}

    /** The sum of a measure that counts things. */
    public static long count(Collection<CounterRow> rows, String measure) {
        return rows.stream().mapToLong(row -> row.count(measure)).sum();
    }

    /** The sum of a measure. */
    public static BigDecimal sum(Collection<CounterRow> rows, String measure) {
        return rows.stream().map(row -> row.get(measure)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sums of the measures {@code <prefix><currency>}, one a currency, in the order of their codes. */
    public static List<Money> money(Collection<CounterRow> rows, String prefix) {
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        for (CounterRow row : rows) {
            row.measures().forEach((measure, amount) -> {
                if (measure.startsWith(prefix)) {
                    sums.merge(measure.substring(prefix.length()), amount, BigDecimal::add);
                }
            });
        }
        return sums.entrySet().stream()
                .map(sum -> Money.rounded(sum.getValue(), sum.getKey()))
                .toList();
    }
}
