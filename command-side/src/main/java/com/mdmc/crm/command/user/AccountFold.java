package com.mdmc.crm.command.user;

import com.mdmc.crm.domain.user.Credentials;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Standing;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.security.Account;
import java.time.Instant;

/** Folds the events of a user into the account both sides read. */
final class AccountFold {
    private AccountFold() {}

    /** @param before {@code null} ahead of the first event */
    static Account after(Account before, UserEvent event) {
        if (event instanceof UserCreated created) {
            return new Account(
                    created.userId(),
                    UserName.after(null, event),
                    created.email(),
                    Standing.after(null, event),
                    Credentials.after(null, event),
                    Preferences.DEFAULT,
                    null,
                    1);
        }
        return new Account(
                before.id(),
                UserName.after(before.name(), event),
                before.email(),
                Standing.after(before.standing(), event),
                Credentials.after(before.credentials(), event),
                event instanceof UserPreferencesChanged changed ? changed.preferences() : before.preferences(),
                lockedUntil(before.lockedUntil(), event),
                before.version() + 1);
    }

    private static Instant lockedUntil(Instant before, UserEvent event) {
        if (event instanceof UserLocked locked) {
            return locked.until();
        }
        return event instanceof UserUnlocked || event instanceof UserPasswordReset ? null : before;
    }
}
