package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBuyerChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Spells a draft out as the events it is made of: the campaign itself, then every part that is known already. */
final class CampaignDraft {
    private CampaignDraft() {}

    static List<CampaignEvent> events(DraftCampaign command) {
        BudgetTerms budget = command.budget() == null ? BudgetTerms.open() : command.budget();
        List<CampaignEvent> events = new ArrayList<>();
        events.add(new CampaignDrafted(
                command.campaignId(),
                command.name(),
                command.description(),
                command.type(),
                command.leadId(),
                command.clientInfo() == null ? ClientInfo.unknown() : command.clientInfo(),
                command.team() == null ? CampaignTeam.open(null) : command.team(),
                budget.atScale("budget."),
                command.createdBy()));
        if (command.timeline() != null) {
            events.add(new CampaignTimelineChanged(command.campaignId(), command.timeline()));
        }
        if (command.objectives() != null) {
            events.add(new CampaignObjectivesChanged(command.campaignId(), command.objectives()));
        }
        command.platforms().stream()
                .map(platform -> platform.atScale(budget.currency()))
                .forEach(platform -> events.add(new CampaignPlatformConfigured(command.campaignId(), platform)));
        if (command.buyer() != null) {
            events.add(new CampaignBuyerChanged(command.campaignId(), command.buyer()));
        }
        for (int i = 0; i < command.creatives().size(); i++) {
            events.add(new CampaignCreativeAdded(
                    command.campaignId(),
                    creativeId(command, i),
                    command.creatives().get(i)));
        }
        return events;
    }

    // Of the campaign's id, since a decision repeated gives the same events.
    private static String creativeId(DraftCampaign command, int index) {
        String name = command.campaignId().value() + "/" + index;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
