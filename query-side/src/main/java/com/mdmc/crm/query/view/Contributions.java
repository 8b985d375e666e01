package com.mdmc.crm.query.view;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What one state of a document adds to rows of figures: row key → measure → amount. */
@FunctionalInterface
public interface Contributions<V> {

    Map<RowKey, Map<String, BigDecimal>> of(V state);

    /** What a change adds to the rows; either state may be absent. Measures that do not move are left out. */
    default Map<RowKey, Map<String, BigDecimal>> difference(V before, V after) {
        Difference difference = new Difference();
        if (before != null) {
            difference.subtract(of(before));
        }
        if (after != null) {
            difference.add(of(after));
        }
        return difference.moved();
    }

    /**
     * Contributions of a document made of parts, each of which adds for itself. Parts that a change leaves as they are,
     * the very same objects, are not looked at, so that an event costs what it changes.
     */
    static <V, P> Contributions<V> ofParts(
            Function<V, List<P>> parts, BiFunction<V, P, Map<RowKey, Map<String, BigDecimal>>> part) {
        return new Contributions<>() {
            @Override
            public Map<RowKey, Map<String, BigDecimal>> of(V state) {
                return difference(null, state);
            }

            @Override
            public Map<RowKey, Map<String, BigDecimal>> difference(V before, V after) {
                List<P> old = before == null ? List.of() : parts.apply(before);
                List<P> now = after == null ? List.of() : parts.apply(after);
                Difference difference = new Difference();
                old.stream()
                        .filter(each -> !holds(now, each))
                        .forEach(each -> difference.subtract(part.apply(before, each)));
                now.stream().filter(each -> !holds(old, each)).forEach(each -> difference.add(part.apply(after, each)));
                return difference.moved();
            }
        };
    }

    private static boolean holds(List<?> parts, Object part) {
        return parts.stream().anyMatch(each -> each == part);
    }

    /** Sums under construction. */
    final class Difference {
        private final Map<RowKey, Map<String, BigDecimal>> moved = new HashMap<>();

        private Difference() {}

        private void subtract(Map<RowKey, Map<String, BigDecimal>> rows) {
            rows.forEach((row, measures) -> measures.forEach((measure, amount) -> add(row, measure, amount.negate())));
        }

        private void add(Map<RowKey, Map<String, BigDecimal>> rows) {
            rows.forEach((row, measures) -> measures.forEach((measure, amount) -> add(row, measure, amount)));
        }

        private void add(RowKey row, String measure, BigDecimal amount) {
            moved.computeIfAbsent(row, unseen -> new HashMap<>()).merge(measure, amount, BigDecimal::add);
        }

        private Map<RowKey, Map<String, BigDecimal>> moved() {
            moved.values().forEach(measures -> measures.values().removeIf(amount -> amount.signum() == 0));
            moved.values().removeIf(Map::isEmpty);
            return moved;
        }
    }
}
