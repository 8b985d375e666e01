package com.mdmc.crm.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pacing over the ten days from 1 to 10 March with 100 allocated. */
class BudgetPacingTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final LocalDate END = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 50, 1",
        "2026-03-05, 100, 2",
        "2026-03-01, 5, 0.5",
        "2026-04-30, 90, 0.9",
        "2026-03-02, 0, 0"
    })
    void comparesMoneyWithTime(LocalDate today, BigDecimal spent, BigDecimal pacing) {
        assertThat(BudgetPacing.of(spent, new BigDecimal("100"), START, END, today))
                .isEqualByComparingTo(pacing);
    }

    @Test
    void isUnknownBeforeTheFirstDayAndWithoutABudget() {
        assertThat(BudgetPacing.of(BigDecimal.ONE, BigDecimal.TEN, START, END, START.minusDays(1)))
                .isNull();
        assertThat(BudgetPacing.of(BigDecimal.ONE, BigDecimal.ZERO, START, END, END))
                .isNull();
        assertThat(BudgetPacing.of(BigDecimal.ONE, null, START, END, END)).isNull();
        assertThat(BudgetPacing.of(BigDecimal.ONE, BigDecimal.TEN, null, END, END))
                .isNull();
        assertThat(BudgetPacing.of(BigDecimal.ONE, BigDecimal.TEN, END, START, END))
                .isNull();
    }
}
