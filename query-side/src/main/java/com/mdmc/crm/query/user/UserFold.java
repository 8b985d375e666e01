package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
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
import com.mdmc.crm.query.view.Erasure;
import java.util.HashMap;
import java.util.Map;

/** The fold of a user's view; every event moves its version, most move one thing more. */
final class UserFold {
    private static final EventFold<PersonalText> EMAIL = EventFold.of(PersonalText.class)
            .on(UserCreated.class, (none, created) -> created.email())
            .on(UserEmailChanged.class, (former, changed) -> changed.email())
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
            .on(UserErased.class, keys -> Map.of())
            .build();

    private UserFold() {}

    static Fold<UserView> build() {
        return Fold.of(UserView.class).on(UserEvent.class, UserFold::after).build();
    }

    private static UserView after(UserView before, EventEnvelope<UserEvent> e) {
        UserEvent event = e.event();
        UserView user = before == null ? created(e) : before;
        UserName name = UserName.FOLD.after(new UserName(user.firstName(), user.lastName()), event);
        AccountStatus status = AccountStatus.FOLD.after(statusOf(user), event);
        return user.with(next -> next.version(e.version())
                .position(e.position())
                .updatedAt(e.time())
                .firstName(name.firstName())
                .lastName(name.lastName())
                .email(EMAIL.after(user.email(), event))
                .role(status.role())
                .permissions(PermissionTable.of(RolePermissions.effective(status.role(), status.permissions())))
                .permissionFlags(PermissionTable.ofFlags(status.permissions()))
                .assignedPlatforms(status.assignedPlatforms())
                .team(status.team())
                .preferences(Preferences.FOLD.after(user.preferences(), event))
                .active(status.active())
                .verified(status.verified())
                .lastLogin(event instanceof UserLoggedIn ? e.time() : user.lastLogin())
                .loginAttempts(LOGIN_ATTEMPTS.after(user.loginAttempts(), event))
                .lockUntil(Account.LOCKED_UNTIL.after(user.lockUntil(), event))
                .twoFactorEnabled(TWO_FACTOR_ENABLED.after(user.twoFactorEnabled(), event))
                .apiKeys(API_KEYS.after(user.apiKeys(), event))
                .absence(Absence.FOLD.after(user.absence(), event))
                .erasure(event instanceof UserErased erased ? Erasure.of(e, erased.reason()) : user.erasure()));
    }

    private static UserView created(EventEnvelope<UserEvent> e) {
        return UserViewBuilder.builder()
                .id(e.event().userId())
                .createdAt(e.time())
                .permissionFlags(PermissionTable.ofFlags(Map.of()))
                .apiKeys(Map.of())
                .build();
    }

    private static AccountStatus statusOf(UserView user) {
        return new AccountStatus(
                user.role(),
                user.permissionFlags().flags(),
                user.team(),
                user.assignedPlatforms(),
                user.active(),
                user.verified());
    }

    private static Map<ApiProvider, String> with(Map<ApiProvider, String> keys, ApiProvider provider, String lastFour) {
        Map<ApiProvider, String> changed = new HashMap<>(keys);
        changed.compute(provider, (same, old) -> lastFour);
        return changed;
    }
}
