package com.mdmc.crm.query.campaign.action;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.campaign.view.CampaignView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What may be done with a campaign, by the last segment of the command's path. An action is offered if the permission,
 * the scope and the campaign's status allow it; whether a draft is complete enough, or a period free to be invoiced, is
 * judged when the command comes.
 */
public enum CampaignAction implements WireEnum {
    DETAILS,
    CLIENT_INFO,
    TEAM,
    TIMELINE,
    OBJECTIVES,
    BUDGET,
    PLATFORMS,
    CREATIVES,
    NOTES,
    BUDGET_CORRECTIONS,
    ACTIVATION(CampaignStatus.ACTIVE),
    PAUSE(CampaignStatus.PAUSED),
    COMPLETION(CampaignStatus.COMPLETED),
    CANCELLATION(CampaignStatus.CANCELLED),
    REOPENING(campaign -> campaign.status().isFinal());

    private final Predicate<CampaignView> state;

    CampaignAction() {
        this(campaign -> true);
    }

    CampaignAction(CampaignStatus target) {
        this(campaign -> campaign.status().canMoveTo(target));
    }

    CampaignAction(Predicate<CampaignView> state) {
        this.state = state;
    }

    /** The actions open to an actor, in the order of their declaration. */
    public static List<CampaignAction> of(CampaignView campaign, Actor actor) {
        boolean isReached = actor.may(CAMPAIGNS_UPDATE)
                && AccessScope.toAct(actor).campaign(campaign.team().team());
        return Arrays.stream(values())
                .filter(action -> isReached && action.state.test(campaign))
                .toList();
    }
}
