package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import java.util.List;

/**
 * How to read the records of a query.
 *
 * @param index the index to walk; null: all records
 * @param sorted whether records come in the order asked for
 * @param merged whether the stretches are read side by side, the least key first
 * @param exact whether every record that is read matches
 * @param cost records to read, roughly
 */
public record Plan(
        OrderedIndex index,
        List<Span> spans,
        boolean reverse,
        boolean sorted,
        boolean merged,
        boolean exact,
        double cost) {

    /** `IXSCAN` or `COLLSCAN`, as `explain` calls it. */
    public String stage() {
        return index == null ? "COLLSCAN" : "IXSCAN";
    }
}
