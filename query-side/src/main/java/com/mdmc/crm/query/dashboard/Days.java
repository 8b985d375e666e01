package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterKey;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * Period of a dashboard in days (UTC); either side may be open.
 *
 * @param from first day, {@code null} for no bound
 * @param to the day after the last, {@code null} for no bound
 */
record Days(LocalDate from, LocalDate to) {

    static Days of(String from, String to) {
        Days days = new Days(day("from", from), day("to", to));
        if (days.from != null && days.to != null && days.to.isBefore(days.from)) {
            throw Rejection.invalid("to", "out-of-range");
        }
        return days;
    }

    /** Filters of calendar rows that together make up the period. */
    List<Bson> period() {
        return Calendar.period(from, to);
    }

    /** Filter of the daily rows of the period. */
    List<Bson> daily() {
        return List.of(Calendar.daily(from, to));
    }

    // A daily row of the period.
    private boolean hold(CounterKey row) {
        return Calendar.isOfDay(row, from, to);
    }

    /** Whether a row is of the period and of one owner, or of the queue. */
    boolean holdOneOwners(CounterKey row) {
        return !row.get("owner").equals(Calendar.ALL) && hold(row);
    }

    /** Whether a row of KPIs is of the period and of one team within reach, or of none. */
    boolean holdOneTeams(CounterKey row, AccessScope reach) {
        String team = row.get("team");
        return !team.equals(Calendar.ALL) && reach.campaign(team.isEmpty() ? null : team) && hold(row);
    }

    // An instant is accepted as well and stands for its day.
    private static LocalDate day(String name, String text) {
        try {
            return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException wrong) {
            throw Rejection.invalid(name, "wrong-type");
        }
    }
}
