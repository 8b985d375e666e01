package com.mdmc.crm.command.lead.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * When something is planned: an instant, or an hour on the lead's own clock. An hour that daylight saving skips is
 * moved on by what was skipped; of one that comes twice the first is meant.
 *
 * @param instant {@code null} if {@code local} is given
 */
@Schema(type = "string", example = "2027-03-01T10:00:00+01:00")
public record ScheduledTime(Instant instant, LocalDateTime local) {

    public ScheduledTime {
        if ((instant == null) == (local == null)) {
            throw new IllegalArgumentException("an instant or a local time, and not both");
        }
    }

    /** Reads {@code 2027-03-01T09:00:00Z}, {@code 2027-03-01T10:00:00+01:00} or {@code 2027-03-01T10:00}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ScheduledTime parse(String text) {
        if (!text.matches("\\d{4}-.*")) {
            throw new IllegalArgumentException("a year of four digits");
        }
        boolean zoned = text.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
        return zoned
                ? new ScheduledTime(OffsetDateTime.parse(text).toInstant(), null)
                : new ScheduledTime(null, LocalDateTime.parse(text));
    }

    public static ScheduledTime at(Instant instant) {
        return new ScheduledTime(instant, null);
    }

    /** The instant it is for somebody whose clocks show the time of {@code zone}; to the millisecond. */
    public Instant in(ZoneId zone) {
        Instant exact = instant != null ? instant : local.atZone(zone).toInstant();
        return Instant.ofEpochMilli(exact.toEpochMilli());
    }
}
