package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lock-out: five failures within a quarter of an hour lock an account for a quarter of an hour.
 *
 * @param failures when the latest log-ins failed
 * @param until when the lock ends; {@code null} if there was none
 */
record LockOut(List<Instant> failures, Instant until) {
    static final LockOut NONE = new LockOut(List.of(), null);
    private static final int ALLOWED_FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LOCK = Duration.ofMinutes(15);

    static final EventFold<LockOut> FOLD = EventFold.of(LockOut.class)
            .on(UserLoginFailed.class, LockOut::after)
            .on(UserLocked.class, (known, locked) -> new LockOut(List.of(), locked.until()))
            .on(UserLoggedIn.class, known -> NONE)
            .on(UserUnlocked.class, known -> NONE)
            .on(UserPasswordReset.class, known -> NONE)
            .build();

    LockOut after(UserLoginFailed failed) {
        if (!failed.cause().counts()) {
            return this;
        }
        List<Instant> recent = new ArrayList<>(recent(failed.at()));
        recent.add(failed.at());
        return new LockOut(recent, until);
    }

    boolean isLocked(Instant now) {
        return until != null && now.isBefore(until);
    }

    boolean isTooMany(Instant now) {
        return recent(now).size() >= ALLOWED_FAILURES;
    }

    static Instant lockedUntil(Instant now) {
        return now.plus(LOCK);
    }

    private List<Instant> recent(Instant now) {
        return failures.stream().filter(at -> at.isAfter(now.minus(WINDOW))).toList();
    }
}
