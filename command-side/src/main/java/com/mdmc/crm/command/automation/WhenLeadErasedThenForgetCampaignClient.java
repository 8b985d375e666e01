package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ForgetCampaignClient;
import com.mdmc.crm.command.campaign.decision.LeadCampaigns;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.store.Views;
import org.springframework.stereotype.Component;

/**
 * Policy: campaigns of an erased lead record that their client's data is gone, so that no view keeps a sort key or a
 * search word of it. It waits for the view of the lead's campaigns to show the event's position; a campaign drafted
 * afterwards is told as soon as it is seen.
 */
@Component
class WhenLeadErasedThenForgetCampaignClient implements Policy {
    private final Views views;
    private final Progress progress;
    private final SubjectKeys keys;
    private final StorePurge purge;
    private final Commands commands;

    WhenLeadErasedThenForgetCampaignClient(
            Views views, Progress progress, SubjectKeys keys, StorePurge purge, Commands commands) {
        this.views = views;
        this.progress = progress;
        this.keys = keys;
        this.purge = purge;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "when-lead-erased-then-forget-campaign-client";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .on(LeadErased.class, (erased, at, context) -> forget(erased.leadId(), at, context))
                .on(CampaignDrafted.class, (drafted, at, context) -> {
                    if (drafted.leadId() != null
                            && keys.isDestroyed(drafted.leadId().value())) {
                        forget(drafted.leadId(), at, context);
                    }
                });
    }

    private void forget(LeadId lead, LedgerPosition at, RequestContext context) {
        CurrentView.await(progress, LeadCampaigns.VIEW.name(), at);
        // Idempotent, and destroyed first: what the campaigns' views derive from their texts is derived anew.
        keys.destroy(lead.value());
        views.find(LeadCampaigns.VIEW, lead.value())
                .ifPresent(found -> found.campaigns()
                        .forEach(campaign -> commands.send(new ForgetCampaignClient(campaign, lead), context)));
        // Once more: what the views of these campaigns derived is removed only now.
        purge.want();
    }
}
