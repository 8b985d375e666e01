package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Default permissions of roles, which flags of an account override. */
public final class RolePermissions {
    private static final Set<Permission> AGENT = EnumSet.of(
            Permission.LEADS_CREATE,
            Permission.LEADS_READ,
            Permission.LEADS_UPDATE,
            Permission.CAMPAIGNS_READ,
            Permission.CAMPAIGNS_UPDATE,
            Permission.ANALYTICS_READ);

    private static final Set<Permission> MANAGER =
            EnumSet.complementOf(EnumSet.of(Permission.ADMIN_USERS, Permission.ADMIN_SETTINGS, Permission.ADMIN_AUDIT));

    private RolePermissions() {}

    /** The role's defaults, overridden by the account's own flags. */
    public static Set<Permission> effective(Role role, Map<Permission, Boolean> flags) {
        Set<Permission> effective = EnumSet.copyOf(defaults(role));
        flags.forEach((permission, granted) -> {
            if (granted) {
                effective.add(permission);
            } else {
                effective.remove(permission);
            }
        });
        return effective;
    }

    private static Set<Permission> defaults(Role role) {
        return switch (role) {
            case ADMIN -> EnumSet.allOf(Permission.class);
            case MANAGER -> MANAGER;
            case AGENT -> AGENT;
        };
    }
}
