package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.domain.campaign.CampaignTeamBuilder;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfoBuilder;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
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
                ClientInfoBuilder.builder()
                        .artistName(lead.artistName())
                        .genre(lead.genre())
                        .label(lead.label())
                        .build(),
                CampaignTeamBuilder.builder()
                        .manager(lead.owner())
                        .assignedTo(List.of())
                        .accountManager(lead.owner())
                        .team(lead.team())
                        .build(),
                BudgetTermsBuilder.builder()
                        .allocated(value.amount())
                        .currency(value.currency())
                        .build(),
                lead.convertedBy());
    }
}
