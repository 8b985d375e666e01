package com.mdmc.crm.projections.counter;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * One counter row as it was read.
 *
 * @param measures those that are not zero: what came and went again is as if it had never been
 */
public record CounterRow(CounterKey key, Map<String, BigDecimal> measures) {

    public CounterRow {
        measures = new HashMap<>(measures);
        measures.values().removeIf(amount -> amount.signum() == 0);
    }

    /** A measure; zero if nothing ever contributed to it. */
    public BigDecimal get(String measure) {
        return measures.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** A measure that counts things. */
    public long count(String measure) {
        return get(measure).longValueExact();
    }
}
