package com.mdmc.crm.projections.counter;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** What one state of a document adds to counter rows: row key → measure → amount. */
@FunctionalInterface
public interface CounterContributions<V> {

    Map<CounterKey, Map<String, BigDecimal>> of(V state);

    /** What a change adds to the rows; either state may be absent. Measures that do not move are left out. */
    default Map<CounterKey, Map<String, BigDecimal>> difference(V before, V after) {
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
    static <V, P> CounterContributions<V> ofParts(
            Function<V, List<P>> parts, BiFunction<V, P, Map<CounterKey, Map<String, BigDecimal>>> part) {
        return new CounterContributions<>() {
            @Override
            public Map<CounterKey, Map<String, BigDecimal>> of(V state) {
                return difference(null, state);
            }

            @Override
            public Map<CounterKey, Map<String, BigDecimal>> difference(V before, V after) {
                List<P> old = before == null ? List.of() : parts.apply(before);
                List<P> now = after == null ? List.of() : parts.apply(after);
                int start = sameAtStart(old, now);
                int end = sameAtEnd(old, now, start);
                List<P> gone = old.subList(start, old.size() - end);
                List<P> come = now.subList(start, now.size() - end);
                Difference difference = new Difference();
                for (P each : gone) {
                    if (!holds(come, each)) {
                        difference.subtract(part.apply(before, each));
                    }
                }
                for (P each : come) {
                    if (!holds(gone, each)) {
                        difference.add(part.apply(after, each));
                    }
                }
                return difference.moved();
            }
        };
    }

    /** Measures of one row added up. */
    static Map<String, BigDecimal> sum(Map<String, BigDecimal> some, Map<String, BigDecimal> others) {
        Map<String, BigDecimal> sum = new HashMap<>(some);
        others.forEach((measure, amount) -> sum.merge(measure, amount, BigDecimal::add));
        return sum;
    }

    private static int sameAtStart(List<?> some, List<?> others) {
        int most = Math.min(some.size(), others.size());
        int same = 0;
        while (same < most && some.get(same) == others.get(same)) {
            same++;
        }
        return same;
    }

    private static int sameAtEnd(List<?> some, List<?> others, int start) {
        int most = Math.min(some.size(), others.size()) - start;
        int same = 0;
        while (same < most && some.get(some.size() - 1 - same) == others.get(others.size() - 1 - same)) {
            same++;
        }
        return same;
    }

    private static boolean holds(List<?> parts, Object part) {
        for (Object each : parts) {
            if (each == part) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sums under construction; what is added is shared until something is added to it, and never changed. Many rows
     * share their measures, so what was made of the last ones is made once for all of these.
     */
    final class Difference {
        private final Map<CounterKey, Map<String, BigDecimal>> moved = new HashMap<>();

        private Difference() {}

        private void subtract(Map<CounterKey, Map<String, BigDecimal>> rows) {
            Shared negated = new Shared((measures, none) -> negated(measures));
            Shared sums = new Shared(CounterContributions::sum);
            rows.forEach((row, measures) -> moved.merge(row, negated.of(measures, null), sums::of));
        }

        private void add(Map<CounterKey, Map<String, BigDecimal>> rows) {
            Shared sums = new Shared(CounterContributions::sum);
            rows.forEach((row, measures) -> moved.merge(row, measures, sums::of));
        }

        private Map<CounterKey, Map<String, BigDecimal>> moved() {
            Shared moving = new Shared((measures, none) -> withoutZeros(measures));
            moved.replaceAll((row, measures) -> moving.of(measures, null));
            moved.values().removeIf(Map::isEmpty);
            return moved;
        }

        private static Map<String, BigDecimal> negated(Map<String, BigDecimal> measures) {
            Map<String, BigDecimal> negated = new HashMap<>();
            measures.forEach((measure, amount) -> negated.put(measure, amount.negate()));
            return negated;
        }

        private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> measures) {
            for (BigDecimal amount : measures.values()) {
                if (amount.signum() == 0) {
                    Map<String, BigDecimal> moving = new HashMap<>(measures);
                    moving.values().removeIf(each -> each.signum() == 0);
                    return moving;
                }
            }
            return measures;
        }

        /** Makes measures of others, once as long as these are the very same. */
        private static final class Shared {
            private final BinaryOperator<Map<String, BigDecimal>> operation;
            private Map<String, BigDecimal> left;
            private Map<String, BigDecimal> right;
            private Map<String, BigDecimal> made;

            Shared(BinaryOperator<Map<String, BigDecimal>> operation) {
                this.operation = operation;
            }

            Map<String, BigDecimal> of(Map<String, BigDecimal> some, Map<String, BigDecimal> others) {
                if (made == null || some != left || others != right) {
                    left = some;
                    right = others;
                    made = operation.apply(some, others);
                }
                return made;
            }
        }
    }
}
