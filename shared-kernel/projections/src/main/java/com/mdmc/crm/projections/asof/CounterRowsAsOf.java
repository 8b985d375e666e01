package com.mdmc.crm.projections.asof;

import com.mdmc.crm.projections.counter.CounterContributions;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counter rows added up from past states, as the stored rows are from today's. */
public final class CounterRowsAsOf<V> {
    private final CounterContributions<V> contributions;
    private final Predicate<CounterKey> wanted;
    private final Map<CounterKey, Map<String, BigDecimal>> sums = new HashMap<>();

    /** @param wanted which rows to keep */
    public CounterRowsAsOf(CounterContributions<V> contributions, Predicate<CounterKey> wanted) {
        this.contributions = contributions;
        this.wanted = wanted;
    }

    /** Adds what one document contributed. */
    public void add(V state) {
        contributions.of(state).forEach((row, measures) -> {
            if (wanted.test(row)) {
                Map<String, BigDecimal> sum = sums.computeIfAbsent(row, unseen -> new HashMap<>());
                measures.forEach((measure, amount) -> sum.merge(measure, amount, BigDecimal::add));
            }
        });
    }

    /** The rows. */
    public List<CounterRow> rows() {
        return sums.entrySet().stream()
                .map(row -> new CounterRow(row.getKey(), row.getValue()))
                .toList();
    }
}
