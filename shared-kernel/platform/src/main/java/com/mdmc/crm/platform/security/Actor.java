package com.mdmc.crm.platform.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * Actor of a request: a member of staff in a session, a machine with a token, or the system acting on a rule.
 *
 * @param team the team the user belongs to now; {@code null} for none
 * @param sessionId id of the session or token, {@code null} for the system
 */
public record Actor(UserId id, Role role, String team, Set<Permission> permissions, String sessionId) {

    /** What the ids of machines that act by a token begin with; no member of staff has such an id. */
    public static final String TOKEN = "token:";

    /** The system acting on a rule of its own, such as a policy or the first start. */
    public static Actor system(String rule) {
        return new Actor(new UserId("system:" + rule), Role.ADMIN, null, EnumSet.allOf(Permission.class), null);
    }

    /** Whether this is the system; no member of staff has such an id. */
    @JsonIgnore
    public boolean isSystem() {
        return id.value().startsWith("system:");
    }

    /** Whether this is a machine with an API token. */
    @JsonIgnore
    public boolean isToken() {
        return id.value().startsWith(TOKEN);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Fails unless the actor has every one of these permissions.
     *
     * @throws Rejection forbidden, naming the permission
     */
    public void require(Permission... needed) {
        for (Permission permission : needed) {
            if (!may(permission)) {
                throw Rejection.forbidden(permission.wire());
            }
        }
    }

    public boolean is(UserId user) {
        return id.equals(user);
    }
}
