package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.AddCreative;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCreative;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.RetireCreative;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeRetired;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.platform.privacy.Privacy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The assets a campaign shows. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class CampaignCreatives {
    private final Map<String, Creative> byId = new LinkedHashMap<>();

    /** The ad accounts that show the creatives, by the creatives' ids. */
    Map<String, KpiTerms.AdAccount> accounts(Map<Platform, KpiTerms.AdAccount> byPlatform, String currency) {
        Map<String, KpiTerms.AdAccount> accounts = new LinkedHashMap<>();
        byId.forEach((id, creative) -> {
            KpiTerms.AdAccount known = creative.platform() == null ? null : byPlatform.get(creative.platform());
            accounts.put(id, known == null ? KpiTerms.AdAccount.unknown(creative.platform(), currency) : known);
        });
        return accounts;
    }

    @CommandHandler
    void decide(AddCreative command) {
        apply(new CampaignCreativeAdded(command.campaignId(), command.creativeId(), command.creative()));
    }

    @CommandHandler
    void decide(ChangeCreative command, Privacy privacy) {
        Creative known = require(command.creativeId());
        if (!privacy.sameContent(command.creative(), known)) {
            apply(new CampaignCreativeChanged(
                    command.campaignId(), command.creativeId(), privacy.keepTokens(known, command.creative())));
        }
    }

    @CommandHandler
    void decide(RetireCreative command) {
        if (require(command.creativeId()).isActive()) {
            apply(new CampaignCreativeRetired(command.campaignId(), command.creativeId()));
        }
    }

    private Creative require(String creativeId) {
        Creative creative = byId.get(creativeId);
        if (creative == null) {
            throw Rejection.notFound();
        }
        return creative;
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeAdded event) {
        byId.put(event.creativeId(), event.creative());
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeChanged event) {
        byId.put(event.creativeId(), event.creative());
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeRetired event) {
        byId.computeIfPresent(event.creativeId(), (id, creative) -> creative.withIsActive(false));
    }
}
