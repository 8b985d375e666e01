package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.Rejection;
import java.time.LocalDate;

/**
 * A span of days, open on either side.
 *
 * @param from first day; {@code null} for no bound
 * @param to the day after the last; {@code null} for no bound
 */
public record Period(LocalDate from, LocalDate to) {
    public static final Period ALWAYS = new Period(null, null);

    public Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw Rejection.invalid("to", "in-order");
        }
    }

    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
