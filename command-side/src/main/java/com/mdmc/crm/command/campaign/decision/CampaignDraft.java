package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import java.util.ArrayList;
import java.util.List;

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
        return events;
    }
}
