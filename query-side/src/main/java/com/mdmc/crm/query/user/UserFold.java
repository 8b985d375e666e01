package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.RolePermissions;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The fold of a user's view; every event moves its version, most move one thing more. */
final class UserFold {
    private static final EventFold<PersonalText> EMAIL = EventFold.of(PersonalText.class)
            .on(UserCreated.class, (none, created) -> created.email())
            .build();
    private static final EventFold<Integer> LOGIN_ATTEMPTS = EventFold.of(Integer.class)
            .on(UserCreated.class, none -> 0)
            .on(
                    UserLoginFailed.class,
                    (failures, failed) -> failures + (failed.cause().counts() ? 1 : 0))
            .on(UserLoggedIn.class, failures -> 0)
            .on(UserUnlocked.class, failures -> 0)
            .on(UserPasswordReset.class, failures -> 0)
            .build();
    private static final EventFold<Boolean> TWO_FACTOR_ENABLED = EventFold.of(Boolean.class)
            .on(UserTwoFactorEnabled.class, old -> true)
            .on(UserTwoFactorDisabled.class, old -> false)
            .build();
    private static final EventFold<Map<ApiProvider, String>> API_KEYS = EventFold.<Map<ApiProvider, String>>of(
                    "api keys")
            .on(UserApiKeyStored.class, (keys, stored) -> with(keys, stored.provider(), stored.lastFour()))
            .on(UserApiKeyRemoved.class, (keys, removed) -> with(keys, removed.provider(), null))
            .build();

    private UserFold() {}

    static Fold<UserView> build() {
        return Fold.of(UserView.class).on(UserEvent.class, UserFold::after).build();
    }

    private static UserView after(UserView before, EventEnvelope<UserEvent> recorded) {
        UserEvent event = recorded.event();
        UserName name = UserName.FOLD.after(before == null ? null : nameOf(before), event);
        AccountStatus standing = AccountStatus.FOLD.after(before == null ? null : standingOf(before), event);
        return new UserView(
                event.userId(),
                recorded.version(),
                recorded.position(),
                before == null ? recorded.time() : before.createdAt(),
                recorded.time(),
                name.firstName(),
                name.lastName(),
                EMAIL.after(before == null ? null : before.email(), event),
                standing.role(),
                PermissionTable.of(RolePermissions.effective(standing.role(), standing.permissions())),
                PermissionTable.ofFlags(standing.permissions()),
                standing.assignedPlatforms(),
                standing.team(),
                Preferences.FOLD.after(before == null ? null : before.preferences(), event),
                standing.active(),
                standing.verified(),
                lastLogin(before, recorded),
                LOGIN_ATTEMPTS.after(before == null ? null : before.loginAttempts(), event),
                Account.LOCKED_UNTIL.after(before == null ? null : before.lockUntil(), event),
                TWO_FACTOR_ENABLED.after(before != null && before.twoFactorEnabled(), event),
                API_KEYS.after(before == null ? Map.of() : before.apiKeys(), event));
    }

    private static UserName nameOf(UserView view) {
        return new UserName(view.firstName(), view.lastName());
    }

    private static AccountStatus standingOf(UserView view) {
        return new AccountStatus(
                view.role(),
                view.permissionFlags().flags(),
                view.team(),
                view.assignedPlatforms(),
                view.active(),
                view.verified());
    }

    private static Instant lastLogin(UserView before, EventEnvelope<UserEvent> recorded) {
        if (recorded.event() instanceof UserLoggedIn) {
            return recorded.time();
        }
        return before == null ? null : before.lastLogin();
    }

    private static Map<ApiProvider, String> with(Map<ApiProvider, String> keys, ApiProvider provider, String lastFour) {
        Map<ApiProvider, String> changed = new HashMap<>(keys);
        changed.compute(provider, (same, old) -> lastFour);
        return changed;
    }
}
