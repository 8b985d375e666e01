package com.mdmc.crm.query.view;

import java.math.BigDecimal;
import java.util.Map;

/** One row of figures as it was read. */
public record Row(RowKey key, Map<String, BigDecimal> measures) {

    /** A measure; zero if nothing ever contributed to it. */
    public BigDecimal get(String measure) {
        return measures.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** A measure that counts things. */
    public long count(String measure) {
        return get(measure).longValueExact();
    }
}
