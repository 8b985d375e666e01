package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.Rejection;
import java.time.LocalDate;

/**
 * A span of days, open on either side.
 *
 * @param from first day; {@code null} for no bound
 * @param to the day after the last; {@code null} for no bound
 */
record Period(LocalDate from, LocalDate to) {
    static final Period ALWAYS = new Period(null, null);

    Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw Rejection.invalid("to", "in-order");
        }
    }

    boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
