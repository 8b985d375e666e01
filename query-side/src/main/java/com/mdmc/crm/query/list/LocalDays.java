package com.mdmc.crm.query.list;

import com.mdmc.crm.domain.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Bounds of questions, read from their parameters: a day is its start in a time zone, an instant is exact.
 *
 * @param zone the agency's, unless a question names another
 */
public record LocalDays(ZoneId zone) {
    /** The parameter that names another zone. */
    public static final String TIMEZONE = "timezone";

    private static final int DAY = "2026-11-30".length();
    private static final int LAST_YEAR = 9_999;

    /** The same in the zone that a question names; {@code null} if it names none. */
    public LocalDays in(String timezone) {
        if (timezone != null && !ZoneId.getAvailableZoneIds().contains(timezone)) {
            throw Rejection.invalid(TIMEZONE, "time-zone-id");
        }
        return timezone == null ? this : new LocalDays(ZoneId.of(timezone));
    }

    /** The instant of a bound, to the millisecond; fails with a rejection that names the parameter. */
    public Instant bound(String name, String text) {
        try {
            Instant instant = text.length() == DAY
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 0 && year <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeParseException | ArithmeticException wrong) {
            throw Rejection.invalid(name, "wrong-type");
        }
        throw Rejection.invalid(name, "out-of-range");
    }

    /** The first day that begins at an instant or after it; {@code null} if there is no such bound. */
    public LocalDate firstFrom(Instant instant) {
        if (instant == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return day.atStartOfDay(zone).toInstant().isBefore(instant) ? day.plusDays(1) : day;
    }
}
