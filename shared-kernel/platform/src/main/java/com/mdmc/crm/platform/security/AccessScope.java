package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;

/**
 * How far an actor reaches: everything, the team's, or one's own. A permission says what may be done at all, this says
 * to which leads, campaigns and users. Three questions are asked of it, and nowhere else is a role looked at for them:
 *
 * <ul>
 *   <li>{@link #toSee}: does the thing exist for the actor? If not, the answer is 404.
 *   <li>{@link #toAct}: may the actor change it? Auditors see everything and change no more than their role reaches.
 *   <li>{@link #inTheClear}: may the actor read whom it is about? Otherwise the answer is masked.
 * </ul>
 *
 * @param everything whether there is no limit; the other components do not matter then
 * @param self the actor
 * @param team the actor's team; {@code null} for none
 * @param wholeTeam whether what belongs to others of the team is within reach
 */
public record AccessScope(boolean everything, UserId self, String team, boolean wholeTeam) {

    /** What exists for the actor: the reach of the role, and everything for auditors. */
    public static AccessScope toSee(Actor actor) {
        return of(actor, actor.may(Permission.ADMIN_AUDIT));
    }

    /** What the actor may change: the reach of the role alone. */
    public static AccessScope toAct(Actor actor) {
        return of(actor, false);
    }

    /** Whose personal data the actor reads; an auditor's look at others' work is masked. */
    public static AccessScope inTheClear(Actor actor) {
        return of(actor, false);
    }

    /** Which members of staff the actor knows by name: whoever administers users knows them all. */
    public static AccessScope ofStaffInTheClear(Actor actor) {
        return of(actor, actor.may(Permission.ADMIN_USERS));
    }

    /** Whether a lead exists for the actor. */
    public static boolean ofLead(Actor actor, UserId assignedTo, String team) {
        return toSee(actor).lead(assignedTo, team);
    }

    /** Whether a campaign exists for the actor. */
    public static boolean ofCampaign(Actor actor, String team) {
        return toSee(actor).campaign(team);
    }

    /** Whether an account exists for the actor. */
    public static boolean ofUser(Actor actor, UserId user, String team) {
        return toSee(actor).user(user, team);
    }

    /**
     * Managers reach their team's leads and the queue, agents their own and the queue.
     *
     * @param assignedTo the owner, {@code null} for a lead in the queue
     * @param leadTeam the owner's team when the lead was assigned
     */
    public boolean lead(UserId assignedTo, String leadTeam) {
        return everything || assignedTo == null || self.equals(assignedTo) || leads(leadTeam);
    }

    /** Everybody reaches the campaigns of their team and those without a team. */
    public boolean campaign(String campaignTeam) {
        return everything || campaignTeam == null || campaignTeam.equals(team);
    }

    /** Managers reach their team's accounts, agents their own. */
    public boolean user(UserId user, String userTeam) {
        return everything || self.equals(user) || leads(userTeam);
    }

    /** Whether the actor leads that team. */
    private boolean leads(String other) {
        return wholeTeam && team.equals(other);
    }

    private static AccessScope of(Actor actor, boolean widened) {
        boolean wholeTeam = actor.role() == Role.MANAGER && actor.team() != null;
        return new AccessScope(widened || actor.role() == Role.ADMIN, actor.id(), actor.team(), wholeTeam);
    }
}
