package com.mdmc.crm.domain.campaign.billing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** When somebody must be told how much of a budget is gone. */
public final class BudgetAlerts {
    /** Percent of the allocation. */
    public static final List<Integer> THRESHOLDS = List.of(50, 80, 100);

    private BudgetAlerts() {}

    /** The thresholds that spending has reached and that were not told of yet. */
    public static List<Integer> due(BigDecimal spent, BigDecimal allocated, Collection<Integer> raised) {
        if (allocated == null || allocated.signum() == 0) {
            return List.of();
        }
        return THRESHOLDS.stream()
                .filter(threshold -> !raised.contains(threshold))
                .filter(threshold ->
                        spent.movePointRight(2).compareTo(allocated.multiply(BigDecimal.valueOf(threshold))) >= 0)
                .toList();
    }

    /** Whether a change of the budget raises the allocation, so that every threshold is told of again. */
    public static boolean rearmed(BudgetTerms before, BudgetTerms after) {
        return before.allocated() != null
                && after.allocated() != null
                && after.allocated().compareTo(before.allocated()) > 0;
    }
}
