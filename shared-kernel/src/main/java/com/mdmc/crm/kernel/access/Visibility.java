package com.mdmc.crm.kernel.access;

import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.kernel.value.UserId;

/** Which leads, campaigns and users an actor may see and act on: everything, the team's, or one's own. */
public final class Visibility {
    private Visibility() {}

    /**
     * Administrators see every lead, managers their team's and the queue, agents their own and the queue.
     *
     * @param assignedTo the owner, {@code null} for a lead in the queue
     * @param team the owner's team when the lead was assigned
     */
    public static boolean ofLead(Actor actor, UserId assignedTo, String team) {
        if (actor.role() == Role.ADMIN || actor.may(Permission.ADMIN_AUDIT) || assignedTo == null) {
            return true;
        }
        return actor.is(assignedTo)
                || actor.role() == Role.MANAGER
                        && actor.team() != null
                        && actor.team().equals(team);
    }

    /** Administrators see every campaign, everybody else their team's and those without a team. */
    public static boolean ofCampaign(Actor actor, String team) {
        return actor.role() == Role.ADMIN
                || actor.may(Permission.ADMIN_AUDIT)
                || team == null
                || team.equals(actor.team());
    }

    /** Administrators see every account, managers their team's, agents their own. */
    public static boolean ofUser(Actor actor, UserId user, String team) {
        if (actor.role() == Role.ADMIN || actor.may(Permission.ADMIN_AUDIT) || actor.is(user)) {
            return true;
        }
        return actor.role() == Role.MANAGER
                && actor.team() != null
                && actor.team().equals(team);
    }
}
