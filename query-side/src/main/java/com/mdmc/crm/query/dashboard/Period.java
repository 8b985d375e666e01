package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.query.list.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * Period of a dashboard; either side may be open.
 *
 * @param from the first instant, {@code null} for no bound
 * @param to the instant it ends before, {@code null} for no bound
 * @param firstDay the first day of KPIs: one counts if it begins in the period
 * @param endDay the day after the last
 */
record Period(Instant from, Instant to, LocalDate firstDay, LocalDate endDay) {

    static Period of(String from, String to, LocalDays days) {
        Instant first = from == null ? null : days.bound("from", from);
        Instant end = to == null ? null : days.bound("to", to);
        if (first != null && end != null && end.isBefore(first)) {
            throw Rejection.invalid("to", "out-of-range");
        }
        return new Period(first, end, days.firstFrom(first), days.firstFrom(end));
    }

    /** Whether rows by the hour make it up. */
    boolean isOfHours() {
        return (from == null || Calendar.isBound(from)) && (to == null || Calendar.isBound(to));
    }

    /** Whether an instant is of the period. */
    boolean holds(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
    }

    /** Filters of rows of instants that together make up the period. */
    List<Bson> hours() {
        return Calendar.period(from, to);
    }

    /** Filters of rows of KPIs that together make up the period. */
    List<Bson> days() {
        return Calendar.period(firstDay, endDay);
    }

    /** Filter of the daily rows of KPIs. */
    List<Bson> daily() {
        return List.of(Calendar.daily(firstDay, endDay));
    }

    /** Whether a row of KPIs is a daily one of the period and of one team within reach, or of none. */
    boolean holdsOneTeams(CounterKey row, AccessScope reach) {
        String team = row.get("team");
        return !team.equals(Calendar.ALL)
                && reach.campaign(team.isEmpty() ? null : team)
                && Calendar.isOfDay(row, firstDay, endDay);
    }
}
