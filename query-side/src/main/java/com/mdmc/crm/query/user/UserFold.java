package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Standing;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.security.RolePermissions;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What each event does to the view of a user; every event moves its version, most move one thing more. */
final class UserFold {
    private UserFold() {}

    @SuppressWarnings("unchecked")
    static Fold<UserView> build() {
        Fold.Builder<UserView> fold = Fold.of(UserView.class);
        for (Class<?> event : UserEvent.class.getPermittedSubclasses()) {
            fold.on((Class<UserEvent>) event, UserFold::after);
        }
        return fold.build();
    }

    private static UserView after(UserView before, Recorded<UserEvent> recorded) {
        UserEvent event = recorded.event();
        UserName name = UserName.after(before == null ? null : nameOf(before), event);
        Standing standing = Standing.after(before == null ? null : standingOf(before), event);
        return new UserView(
                event.userId(),
                recorded.version(),
                recorded.position(),
                before == null ? recorded.time() : before.createdAt(),
                recorded.time(),
                name.firstName(),
                name.lastName(),
                event instanceof UserCreated created ? created.email() : before.email(),
                standing.role(),
                PermissionTable.of(RolePermissions.effective(standing.role(), standing.permissions())),
                PermissionTable.ofFlags(standing.permissions()),
                standing.assignedPlatforms(),
                standing.team(),
                preferences(before, event),
                standing.active(),
                standing.verified(),
                lastLogin(before, recorded),
                loginAttempts(before, event),
                lockUntil(before, event),
                twoFactorEnabled(before, event),
                apiKeys(before, event));
    }

    private static UserName nameOf(UserView view) {
        return new UserName(view.firstName(), view.lastName());
    }

    private static Standing standingOf(UserView view) {
        return new Standing(
                view.role(),
                view.permissionFlags().flags(),
                view.team(),
                view.assignedPlatforms(),
                view.active(),
                view.verified());
    }

    private static Preferences preferences(UserView before, UserEvent event) {
        if (event instanceof UserPreferencesChanged changed) {
            return changed.preferences();
        }
        return before == null ? Preferences.DEFAULT : before.preferences();
    }

    private static Instant lastLogin(UserView before, Recorded<UserEvent> recorded) {
        if (recorded.event() instanceof UserLoggedIn) {
            return recorded.time();
        }
        return before == null ? null : before.lastLogin();
    }

    private static int loginAttempts(UserView before, UserEvent event) {
        if (before == null || event instanceof UserLoggedIn || liftsLock(event)) {
            return 0;
        }
        boolean failed =
                event instanceof UserLoginFailed failure && failure.cause().counts();
        return before.loginAttempts() + (failed ? 1 : 0);
    }

    private static Instant lockUntil(UserView before, UserEvent event) {
        if (event instanceof UserLocked locked) {
            return locked.until();
        }
        return before == null || liftsLock(event) ? null : before.lockUntil();
    }

    private static boolean liftsLock(UserEvent event) {
        return event instanceof UserUnlocked || event instanceof UserPasswordReset;
    }

    private static boolean twoFactorEnabled(UserView before, UserEvent event) {
        if (event instanceof UserTwoFactorEnabled || event instanceof UserTwoFactorDisabled) {
            return event instanceof UserTwoFactorEnabled;
        }
        return before != null && before.twoFactorEnabled();
    }

    private static Map<ApiProvider, String> apiKeys(UserView before, UserEvent event) {
        Map<ApiProvider, String> keys = before == null ? new HashMap<>() : new HashMap<>(before.apiKeys());
        if (event instanceof UserApiKeyStored stored) {
            keys.put(stored.provider(), stored.lastFour());
        } else if (event instanceof UserApiKeyRemoved removed) {
            keys.remove(removed.provider());
        }
        return keys;
    }
}
