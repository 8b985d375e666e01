package com.mdmc.crm.domain.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How fast a budget is spent, compared with how fast its time goes by. */
public final class BudgetPacing {
    private BudgetPacing() {}

    /**
     * Share spent ÷ share of time elapsed: 1 is on course, 2 is twice too fast. Days count whole, today included.
     *
     * @return {@code null} before the first day, and as long as the budget or one of the dates is missing
     */
    public static BigDecimal of(
            BigDecimal spent, BigDecimal allocated, LocalDate start, LocalDate end, LocalDate today) {
        if (spent == null || allocated == null || start == null || end == null || end.isBefore(start)) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        long elapsed = Math.min(days, ChronoUnit.DAYS.between(start, today) + 1);
        // One division only, so that nothing is rounded twice: (spent ÷ allocated) ÷ (elapsed ÷ days).
        return elapsed <= 0
                ? null
                : Ratio.of(spent.multiply(BigDecimal.valueOf(days)), allocated.multiply(BigDecimal.valueOf(elapsed)));
    }
}
