package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RolePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** People and moments the tests of accounts speak of. */
public final class UserSamples {
    public static final UserId ZOE = new UserId("user-zoe");
    public static final UserId MAX = new UserId("user-max");
    public static final UserId GONE = new UserId("user-gone");
    public static final UserId NOBODY = new UserId("user-nobody");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private UserSamples() {}

    public static UserCreated created(Role role, String team) {
        return created(role, team, Map.of());
    }

    public static UserCreated created(Role role, String team, Map<Permission, Boolean> flags) {
        PersonalText name = PersonalText.encrypted("pt1.user-zoe.x");
        return new UserCreated(ZOE, name, name, name, role, flags, team, Set.of());
    }

    public static UserEvent passwordChosen() {
        return new UserPasswordChanged(ZOE, "password-1");
    }

    public static UserEvent failedAt(Duration afterNoon) {
        return new UserLoginFailed(ZOE, LoginFailure.WRONG_PASSWORD, NOON.plus(afterNoon));
    }

    public static Actor actor(UserId id, Role role, String team) {
        return actor(id, role, team, Map.of());
    }

    public static Actor actor(UserId id, Role role, String team, Map<Permission, Boolean> flags) {
        return new Actor(id, role, team, RolePermissions.effective(role, flags), "session-1");
    }

    public static Actor zoe() {
        return actor(ZOE, Role.AGENT, "denis");
    }

    public static Actor admin() {
        return actor(MAX, Role.ADMIN, null);
    }
}
