package com.mdmc.crm.projections.asof;

import com.mdmc.crm.domain.Rejection;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The moment a caller wants to see: an instant, a ledger position, or neither, which means now.
 */
public record PointInTime(Instant at, Long atPosition) {

    public boolean isNow() {
        return at == null && atPosition == null;
    }

    /** Reads an instant or a ledger position; fails with a rejection that names the parameter. */
    public static PointInTime parse(String name, String text) {
        return text.matches("\\d{1,18}")
                ? new PointInTime(null, Long.valueOf(text))
                : new PointInTime(instant(name, text), null);
    }

    /** Reads an instant to the millisecond; fails with a rejection that names the parameter. */
    public static Instant instant(String name, String text) {
        try {
            // The store counts milliseconds, which end long before the years do.
            return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException wrong) {
            throw Rejection.invalid(name, "wrong-type");
        }
    }
}
