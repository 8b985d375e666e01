package com.mdmc.crm.query.campaign.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.campaign.view.CampaignView;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * A single campaign.
 *
 * @param allowedActions what the reader may do with it
 */
@NullMarked
public record CampaignAnswer(@JsonUnwrapped CampaignView campaign, List<CampaignAction> allowedActions) {

    public static CampaignAnswer of(CampaignView campaign, Actor actor) {
        return new CampaignAnswer(campaign, CampaignAction.of(campaign, actor));
    }
}
