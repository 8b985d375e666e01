package com.mdmc.crm.command.user;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.RolePermissions;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.kernel.user.Standing;
import java.util.EnumSet;
import java.util.Set;

/** Keeps those who administer users without being administrators from giving or taking what is above themselves. */
final class Authority {
    private Authority() {}

    /** Fails unless the actor may change an account's standing from {@code before} to {@code after}. */
    static void require(Actor actor, Standing before, Standing after) {
        if (actor.role() == Role.ADMIN) {
            return;
        }
        Set<Permission> given = EnumSet.noneOf(Permission.class);
        given.addAll(permissions(after));
        given.removeAll(actor.permissions());
        if (before != null) {
            given.removeAll(permissions(before));
        }
        if (!given.isEmpty() || after.role() == Role.ADMIN || before != null && before.role() == Role.ADMIN) {
            throw Rejection.forbidden(Permission.ADMIN_USERS.wire());
        }
    }

    /** Whether somebody of this standing can administer users, the house never being without such a person. */
    static boolean isAdministrator(Standing standing) {
        return standing != null
                && standing.active()
                && standing.role() == Role.ADMIN
                && permissions(standing).contains(Permission.ADMIN_USERS);
    }

    private static Set<Permission> permissions(Standing standing) {
        return RolePermissions.effective(standing.role(), standing.permissions());
    }
}
