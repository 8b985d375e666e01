package com.mdmc.crm.projections.asof;

import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.RowKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Rows of figures added up from past states, as the stored rows are from today's. */
public final class PastRows<V> {
    private final Counters<V> counters;
    private final Predicate<RowKey> wanted;
    private final Map<RowKey, Map<String, BigDecimal>> sums = new HashMap<>();

    /** @param wanted which rows to keep */
    public PastRows(Counters<V> counters, Predicate<RowKey> wanted) {
        this.counters = counters;
        this.wanted = wanted;
    }

    /** Adds what one document contributed. */
    public void add(V state) {
        counters.contributions().of(state).forEach((row, measures) -> {
            if (wanted.test(row)) {
                Map<String, BigDecimal> sum = sums.computeIfAbsent(row, unseen -> new HashMap<>());
                measures.forEach((measure, amount) -> sum.merge(measure, amount, BigDecimal::add));
            }
        });
    }

    /** The rows. */
    public List<Row> rows() {
        return sums.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue()))
                .toList();
    }
}
