package com.mdmc.crm.domain.campaign.kpi;

import java.math.BigDecimal;

/** Arithmetic of counters that may not have been reported: missing is not zero, and stays missing. */
final class Counter {
    private Counter() {}

    static Long sum(Long one, Long other, boolean negated) {
        if (other == null) {
            return one;
        }
        long signed = negated ? Math.negateExact(other) : other;
        return one == null ? Long.valueOf(signed) : Long.valueOf(Math.addExact(one, signed));
    }

    static BigDecimal sum(BigDecimal one, BigDecimal other, boolean negated) {
        if (other == null) {
            return one;
        }
        BigDecimal signed = negated ? other.negate() : other;
        return one == null ? signed : one.add(signed);
    }

    static Long one(Long counter) {
        return counter == null ? null : 1L;
    }

    static BigDecimal one(BigDecimal counter) {
        return counter == null ? null : BigDecimal.ONE;
    }

    static Long nonZero(Long count) {
        return count == null || count == 0 ? null : count;
    }

    static BigDecimal nonZero(BigDecimal count) {
        return count == null || count.signum() == 0 ? null : count;
    }
}
