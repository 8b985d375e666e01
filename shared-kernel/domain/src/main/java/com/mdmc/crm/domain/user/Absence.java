package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.UserEvent.UserAbsenceCancelled;
import com.mdmc.crm.domain.user.UserEvent.UserAbsencePlanned;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Planned absence of a user, in days of their own time zone.
 *
 * @param from the first day
 * @param to the last day
 * @param substitute who is told meanwhile of what the user has to do
 */
public record Absence(
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @NotNull UserId substitute) {

    /** The planned absence as a user's events make it; {@code null} for none. */
    public static final EventFold<Absence> FOLD = EventFold.of(Absence.class)
            .on(UserAbsencePlanned.class, (former, planned) -> planned.absence())
            .on(UserAbsenceCancelled.class, former -> null)
            .build();

    /** Whether the user is away on a day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
