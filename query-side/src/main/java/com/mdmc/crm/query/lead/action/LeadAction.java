package com.mdmc.crm.query.lead.action;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_CREATE;
import static com.mdmc.crm.domain.user.Permission.LEADS_DELETE;
import static com.mdmc.crm.domain.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.LeadView.Lifecycle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What may be done with a lead, by the last segment of the command's path. An action is offered if the permission, the
 * scope and the lead's state allow it; what else a command brings with it, such as a reason, is judged when it comes.
 */
public enum LeadAction implements WireEnum {
    PERSONAL_INFO(LEADS_UPDATE, LeadAction::isWorkable),
    ARTIST_INFO(LEADS_UPDATE, LeadAction::isWorkable),
    BUSINESS_INFO(LEADS_UPDATE, LeadAction::isWorkable),
    COMMUNICATION(LEADS_UPDATE, LeadAction::isWorkable),
    STAGE(LEADS_UPDATE, lead -> isWorkable(lead) && stage(lead).isOpen()),
    LOSS(LEADS_UPDATE, lead -> isWorkable(lead) && stage(lead).canMoveTo(LeadStage.LOST)),
    REOPENING(LEADS_UPDATE, lead -> isWorkable(lead) && stage(lead) == LeadStage.LOST),
    PRIORITY(LEADS_UPDATE, LeadAction::isWorkable),
    TAGS(LEADS_UPDATE, LeadAction::isWorkable),
    SCORE(LEADS_UPDATE, LeadAction::isWorkable),
    PROBABILITY(LEADS_UPDATE, LeadAction::isWorkable),
    EXPECTED_CLOSE_DATE(LEADS_UPDATE, LeadAction::isWorkable),
    ASSIGNMENT(LEADS_UPDATE, LeadAction::isWorkable),
    CONTACTS(LEADS_UPDATE, LeadAction::isWorkable),
    FOLLOW_UPS(LEADS_UPDATE, LeadAction::isWorkable),
    NOTES(LEADS_UPDATE, LeadAction::isWorkable),
    CONSENT(LEADS_UPDATE, lead -> isWorkable(lead) || isOnlyArchived(lead)),
    CONVERSION(
            CAMPAIGNS_CREATE,
            lead -> isWorkable(lead)
                    && !lead.conversion().isConverted()
                    && stage(lead).isConvertible()),
    /** {@code DELETE …/conversion}; refused once the campaign is no draft any more. */
    CONVERSION_REVERSAL(
            CAMPAIGNS_CREATE, lead -> isWorkable(lead) && lead.conversion().isConverted()),
    ARCHIVING(LEADS_DELETE, LeadAction::isWorkable),
    RESTORATION(LEADS_DELETE, LeadAction::isOnlyArchived),
    MERGING(LEADS_DELETE, LeadAction::isWorkable),
    /** {@code DELETE …/merging/{leadId}}; refused once the lead changed after the merge. */
    MERGING_REVERSAL(
            LEADS_DELETE,
            lead -> isWorkable(lead) && !lead.lifecycle().mergedFrom().isEmpty()),
    RETENTION(LEADS_DELETE, lead -> lead.lifecycle().erasureProposedAt() != null && !isEnded(lead)),
    ERASURE(LEADS_DELETE, lead -> lead.lifecycle().erasure() == null);

    private final Permission permission;
    private final Predicate<LeadView> state;

    LeadAction(Permission permission, Predicate<LeadView> state) {
        this.permission = permission;
        this.state = state;
    }

    /** The actions open to an actor, in the order of their declaration. */
    public static List<LeadAction> of(LeadView lead, Actor actor) {
        boolean isReached = AccessScope.toAct(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
        return Arrays.stream(values())
                .filter(action -> isReached && actor.may(action.permission) && action.state.test(lead))
                .toList();
    }

    private static LeadStage stage(LeadView lead) {
        return lead.pipeline().stage();
    }

    private static boolean isWorkable(LeadView lead) {
        return !isEnded(lead) && !lead.lifecycle().archived();
    }

    private static boolean isOnlyArchived(LeadView lead) {
        return !isEnded(lead) && lead.lifecycle().archived();
    }

    private static boolean isEnded(LeadView lead) {
        Lifecycle lifecycle = lead.lifecycle();
        return lifecycle.erasure() != null || lifecycle.mergedInto() != null;
    }
}
