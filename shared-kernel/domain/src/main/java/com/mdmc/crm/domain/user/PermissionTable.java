package com.mdmc.crm.domain.user;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The reference's table of permissions; in a table of exceptions {@code null} leaves a flag to the role. */
public record PermissionTable(Leads leads, Campaigns campaigns, Analytics analytics, Admin admin) {

    public record Leads(Boolean create, Boolean read, Boolean update, Boolean delete) {}

    public record Campaigns(Boolean create, Boolean read, Boolean update, Boolean delete) {}

    public record Analytics(Boolean read, Boolean export) {}

    public record Admin(Boolean users, Boolean settings, Boolean audit) {}

    /** The full table of what somebody may do. */
    public static PermissionTable of(Collection<Permission> granted) {
        return of(granted::contains);
    }

    /** The table of exceptions from a role. */
    public static PermissionTable ofFlags(Map<Permission, Boolean> flags) {
        return of(flags::get);
    }

    /** The flags that are set, either way. */
    public Map<Permission, Boolean> flags() {
        Map<Permission, Boolean> flags = new EnumMap<>(Permission.class);
        if (leads != null) {
            put(flags, Permission.LEADS_CREATE, leads.create);
            put(flags, Permission.LEADS_READ, leads.read);
            put(flags, Permission.LEADS_UPDATE, leads.update);
            put(flags, Permission.LEADS_DELETE, leads.delete);
        }
        if (campaigns != null) {
            put(flags, Permission.CAMPAIGNS_CREATE, campaigns.create);
            put(flags, Permission.CAMPAIGNS_READ, campaigns.read);
            put(flags, Permission.CAMPAIGNS_UPDATE, campaigns.update);
            put(flags, Permission.CAMPAIGNS_DELETE, campaigns.delete);
        }
        if (analytics != null) {
            put(flags, Permission.ANALYTICS_READ, analytics.read);
            put(flags, Permission.ANALYTICS_EXPORT, analytics.export);
        }
        if (admin != null) {
            put(flags, Permission.ADMIN_USERS, admin.users);
            put(flags, Permission.ADMIN_SETTINGS, admin.settings);
            put(flags, Permission.ADMIN_AUDIT, admin.audit);
        }
        return flags;
    }

    private static PermissionTable of(Function<Permission, Boolean> flag) {
        return new PermissionTable(
                new Leads(
                        flag.apply(Permission.LEADS_CREATE),
                        flag.apply(Permission.LEADS_READ),
                        flag.apply(Permission.LEADS_UPDATE),
                        flag.apply(Permission.LEADS_DELETE)),
                new Campaigns(
                        flag.apply(Permission.CAMPAIGNS_CREATE),
                        flag.apply(Permission.CAMPAIGNS_READ),
                        flag.apply(Permission.CAMPAIGNS_UPDATE),
                        flag.apply(Permission.CAMPAIGNS_DELETE)),
                new Analytics(flag.apply(Permission.ANALYTICS_READ), flag.apply(Permission.ANALYTICS_EXPORT)),
                new Admin(
                        flag.apply(Permission.ADMIN_USERS),
                        flag.apply(Permission.ADMIN_SETTINGS),
                        flag.apply(Permission.ADMIN_AUDIT)));
    }

    private static void put(Map<Permission, Boolean> flags, Permission permission, Boolean flag) {
        if (flag != null) {
            flags.put(permission, flag);
        }
    }
}
