package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RolePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Keeps those who administer users without being administrators from giving or taking what is above themselves. */
final class PrivilegeEscalationPolicy {
    private PrivilegeEscalationPolicy() {}

    /** Fails if somebody who is no administrator touches the account of one, other than their own. */
    static void requireOver(Actor actor, UserId target, AccountStatus standing) {
        boolean aboveActor = standing != null && standing.role() == Role.ADMIN && actor.role() != Role.ADMIN;
        if (aboveActor && !actor.is(target)) {
            throw Rejection.forbidden(Permission.ADMIN_USERS.wire());
        }
    }

    /** Fails unless the actor may change an account's standing from {@code before} to {@code after}. */
    static void require(Actor actor, AccountStatus before, AccountStatus after) {
        if (actor.role() == Role.ADMIN) {
            return;
        }
        Set<Permission> given = EnumSet.noneOf(Permission.class);
        given.addAll(permissions(after));
        given.removeAll(actor.permissions());
        if (before != null) {
            given.removeAll(permissions(before));
        }
        if (!given.isEmpty() || after.role() == Role.ADMIN) {
            throw Rejection.forbidden(Permission.ADMIN_USERS.wire());
        }
    }

    /** Fails if somebody who is no administrator changes how far they reach themselves: their own role or team. */
    static void requireSameReach(Actor actor, AccountStatus before, AccountStatus after) {
        boolean same = before.role() == after.role() && Objects.equals(before.team(), after.team());
        if (actor.role() != Role.ADMIN && !same) {
            throw Rejection.forbidden(Permission.ADMIN_USERS.wire());
        }
    }

    /** Whether somebody of this standing can administer users, the house never being without such a person. */
    static boolean isAdministrator(AccountStatus standing) {
        return standing != null
                && standing.active()
                && standing.role() == Role.ADMIN
                && permissions(standing).contains(Permission.ADMIN_USERS);
    }

    private static Set<Permission> permissions(AccountStatus standing) {
        return RolePermissions.effective(standing.role(), standing.permissions());
    }
}
