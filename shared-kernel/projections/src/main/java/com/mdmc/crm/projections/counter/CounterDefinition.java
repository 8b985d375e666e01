package com.mdmc.crm.projections.counter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * Counter: rows of sums. A row is what all documents of a view together contribute to it; each event moves the
 * rows by the difference between what its document contributed before and after, so a recount over the views must
 * give the same rows.
 *
 * @param name the Mongo collection of the rows
 * @param contributions what one state of a document adds
 * @param indexes key patterns the API's queries rest on; fields of a row key are stored by their names
 */
public record CounterDefinition<V>(String name, CounterContributions<V> contributions, List<Bson> indexes) {

    public CounterDefinition {
        indexes = List.copyOf(indexes);
    }

    /** The difference an event makes, row by row; measures that do not move are left out. */
    public Map<CounterKey, Map<String, BigDecimal>> difference(V before, V after) {
        return before == after ? Map.of() : contributions.difference(before, after);
    }
}
