package com.mdmc.crm.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Comparison of a file's lines with the totals the platform put into it. */
final class Totals {
    // Counted in the same way in lines and totals by every platform; actions may be attributed anew.
    private static final Set<String> COMPARED = Set.of("impressions", "views", "clicks", "spend");
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    private final Map<Metric, BigDecimal> sums = new LinkedHashMap<>();
    private final List<Map<Metric, BigDecimal>> totals = new ArrayList<>();
    private long parts;

    void addPart(Map<Metric, BigDecimal> figures) {
        parts++;
        figures.forEach((metric, figure) -> {
            if (figure != null && metric.isAdditive()) {
                sums.merge(metric, figure, BigDecimal::add);
            }
        });
    }

    void addTotal(Map<Metric, BigDecimal> figures) {
        totals.add(figures);
    }

    int count() {
        return totals.size();
    }

    /** Whether a total says the same as the lines, so that none of them is counted twice and none is missing. */
    boolean confirm() {
        return totals.stream().anyMatch(this::agrees);
    }

    private boolean agrees(Map<Metric, BigDecimal> total) {
        return !sums.isEmpty()
                && sums.entrySet().stream().allMatch(sum -> {
                    BigDecimal other = total.get(sum.getKey());
                    return other == null
                            ? sum.getValue().signum() == 0
                            : sum.getValue().subtract(other).abs().compareTo(tolerance(sum.getKey())) <= 0;
                });
    }

    /** The metric of which the lines come to more than all totals together: they count something twice. */
    Metric exceeded() {
        return outside(
                (sum, stated, tolerance) -> sum.compareTo(stated.stream().reduce(tolerance, BigDecimal::add)) > 0);
    }

    /** The metric of which the lines come to less than each total: some of them are missing. */
    Metric missed() {
        return outside((sum, stated, tolerance) ->
                stated.stream().allMatch(total -> sum.add(tolerance).compareTo(total) < 0));
    }

    private interface Limit {
        boolean isBroken(BigDecimal sum, List<BigDecimal> stated, BigDecimal tolerance);
    }

    private Metric outside(Limit limit) {
        for (Map.Entry<Metric, BigDecimal> sum : sums.entrySet()) {
            Metric metric = sum.getKey();
            List<BigDecimal> stated = totals.stream()
                    .map(total -> total.get(metric))
                    .filter(value -> value != null)
                    .toList();
            boolean isCompared = COMPARED.contains(metric.path()) && !stated.isEmpty();
            if (isCompared && limit.isBroken(sum.getValue(), stated, tolerance(metric))) {
                return metric;
            }
        }
        return null;
    }

    private BigDecimal tolerance(Metric metric) {
        return metric.isCount() ? BigDecimal.ZERO : HALF_A_CENT.multiply(BigDecimal.valueOf(parts + 1));
    }
}
