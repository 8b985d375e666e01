package com.mdmc.crm.e2e.users;

import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A member of team denis in the matrix, with one flag turned against the role's default or none; or a machine, whose role
 * is as far as its token reaches, with one permission taken from it or none.
 *
 * @param flipped {@code null} for none
 * @param staff {@code null} for a machine
 * @param ownLead of a machine, one in the queue, which everybody reaches
 */
record Person(String role, String flipped, Staff staff, CrmClient session, String ownLead) {
    /** What an API token may be given. */
    static final List<String> FOR_MACHINES = List.of(
            "leads.create",
            "leads.read",
            "leads.update",
            "leads.delete",
            "campaigns.create",
            "campaigns.read",
            "campaigns.update",
            "campaigns.delete",
            "analytics.read",
            "analytics.export");

    static final List<String> FLAGS = List.of(
            "leads.create",
            "leads.read",
            "leads.update",
            "leads.delete",
            "campaigns.create",
            "campaigns.read",
            "campaigns.update",
            "campaigns.delete",
            "analytics.read",
            "analytics.export",
            "admin.users",
            "admin.settings",
            "admin.audit");

    private static final Map<String, Set<String>> DEFAULTS = Map.of(
            "admin",
            Set.copyOf(FLAGS),
            "manager",
            Set.of(
                    "leads.create",
                    "leads.read",
                    "leads.update",
                    "leads.delete",
                    "campaigns.create",
                    "campaigns.read",
                    "campaigns.update",
                    "campaigns.delete",
                    "analytics.read",
                    "analytics.export"),
            "agent",
            Set.of(
                    "leads.create",
                    "leads.read",
                    "leads.update",
                    "campaigns.read",
                    "campaigns.update",
                    "analytics.read"));

    /** The flags as the API takes them: the one that is turned. */
    static Map<String, ?> flags(String role, String flipped) {
        if (flipped == null) {
            return Map.of();
        }
        String[] parts = flipped.split("\\.");
        return Map.of(parts[0], Map.of(parts[1], !DEFAULTS.get(role).contains(flipped)));
    }

    boolean isMachine() {
        return staff == null;
    }

    boolean may(String permission) {
        if (isMachine()) {
            return FOR_MACHINES.contains(permission) && !permission.equals(flipped);
        }
        Set<String> held = new HashSet<>(DEFAULTS.get(role));
        if (flipped != null && !held.remove(flipped)) {
            held.add(flipped);
        }
        return held.contains(permission);
    }

    @Override
    public String toString() {
        return (isMachine() ? "token like " : "") + role + (flipped == null ? "" : " ± " + flipped);
    }
}
