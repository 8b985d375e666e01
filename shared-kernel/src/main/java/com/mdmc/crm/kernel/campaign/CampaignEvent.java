package com.mdmc.crm.kernel.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.LeadId;

/** Everything that can have happened to a campaign. Who did it and when stand in the commit, not in the event. */
public sealed interface CampaignEvent extends DomainEvent {

    CampaignId campaignId();

    @Override
    @JsonIgnore
    default String subject() {
        return campaignId().value();
    }

    /** A campaign came into being as a draft, by hand or because a lead was converted ({@code leadId} set). */
    record CampaignDrafted(
            CampaignId campaignId,
            String name,
            String description,
            CampaignType type,
            LeadId leadId,
            ClientInfo clientInfo,
            CampaignTeam team,
            BudgetTerms budget)
            implements CampaignEvent {}

    /** The people responsible changed. */
    record CampaignTeamChanged(CampaignId campaignId, CampaignTeam team) implements CampaignEvent {}

    /** The planned dates changed. */
    record CampaignTimelineChanged(CampaignId campaignId, CampaignTimeline timeline) implements CampaignEvent {}

    /** The allocated budget or the billing terms changed. */
    record CampaignBudgetChanged(CampaignId campaignId, BudgetTerms budget) implements CampaignEvent {}

    /** A platform was added to the campaign, or its settings changed. */
    record CampaignPlatformConfigured(CampaignId campaignId, PlatformSetup platform) implements CampaignEvent {}

    /** The campaign began, or began again, to spend. */
    record CampaignActivated(CampaignId campaignId, CampaignStatus from, String reason) implements CampaignEvent {}

    /** Spending stopped for a while. */
    record CampaignPaused(CampaignId campaignId, CampaignStatus from, String reason) implements CampaignEvent {}

    /** The campaign ended as planned. */
    record CampaignCompleted(CampaignId campaignId, CampaignStatus from, String reason) implements CampaignEvent {}

    /** The campaign ended early, or never began. */
    record CampaignCancelled(CampaignId campaignId, CampaignStatus from, String reason) implements CampaignEvent {}

    /** An ended campaign goes on: a completed one paused, a cancelled one as a draft. */
    record CampaignReopened(CampaignId campaignId, CampaignStatus from, CampaignStatus to, String reason)
            implements CampaignEvent {}
}
