package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.lead.Contract;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.money.Money;
import java.util.List;
import org.springframework.stereotype.Component;

/** An artist who signed gets a campaign, under the id the contract was recorded with. */
@Component
class WhenLeadConvertedThenDraftCampaign implements Policy {
    private final Commands commands;

    WhenLeadConvertedThenDraftCampaign(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "when-lead-converted-then-draft-campaign";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .on(LeadConverted.class, (converted, at, context) -> commands.send(draft(converted), context));
    }

    /** The order that drafts the campaign of a conversion. */
    static DraftCampaign draft(LeadConverted lead) {
        Contract contract = lead.contract();
        Money value = contract.contractValue();
        CampaignType type = contract.campaignType() == null ? CampaignType.ACQUISITION : contract.campaignType();
        return new DraftCampaign(
                lead.campaignId(),
                contract.campaignName(),
                null,
                type,
                lead.leadId(),
                new ClientInfo(lead.artistName(), null, lead.genre(), null, lead.label(), null),
                new CampaignTeam(lead.owner(), List.of(), lead.owner(), lead.team()),
                new BudgetTerms(value.amount(), value.currency(), null, null, null));
    }
}
