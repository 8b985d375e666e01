package com.mdmc.crm.query.view;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * Figures kept as rows of sums. A row is what all documents of a view together contribute to it; each event moves the
 * rows by the difference between what its document contributed before and after, so a recount over the views must
 * give the same rows.
 *
 * @param name the Mongo collection of the rows
 * @param contributions what one state of a document adds: row key → measure → amount
 * @param indexes key patterns the API's queries rest on; fields of a row key are stored by their names
 */
public record Counters<V>(
        String name, Function<V, Map<RowKey, Map<String, BigDecimal>>> contributions, List<Bson> indexes) {

    public Counters {
        indexes = List.copyOf(indexes);
    }

    /** The difference an event makes, row by row; measures that do not move are left out. */
    Map<RowKey, Map<String, BigDecimal>> difference(V before, V after) {
        Map<RowKey, Map<String, BigDecimal>> moved = new HashMap<>();
        if (before != null) {
            contributions.apply(before).forEach((row, measures) -> add(moved, row, measures, true));
        }
        if (after != null) {
            contributions.apply(after).forEach((row, measures) -> add(moved, row, measures, false));
        }
        moved.values().forEach(measures -> measures.values().removeIf(amount -> amount.signum() == 0));
        moved.values().removeIf(Map::isEmpty);
        return moved;
    }

    private static void add(
            Map<RowKey, Map<String, BigDecimal>> moved, RowKey row, Map<String, BigDecimal> measures, boolean negated) {
        Map<String, BigDecimal> sums = moved.computeIfAbsent(row, unseen -> new HashMap<>());
        measures.forEach((measure, amount) -> sums.merge(measure, negated ? amount.negate() : amount, BigDecimal::add));
    }
}
