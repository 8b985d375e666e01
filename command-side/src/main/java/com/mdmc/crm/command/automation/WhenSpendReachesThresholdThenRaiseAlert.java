package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.billing.CampaignSpend;
import com.mdmc.crm.command.campaign.billing.CampaignSpends;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.WatchBudget;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.security.RequestContext;
import org.springframework.stereotype.Component;

/** Spending, or the budget itself, moves past half, four fifths or all of what is allocated: somebody must know. */
@Component
class WhenSpendReachesThresholdThenRaiseAlert implements Policy {
    private final Commands commands;
    private final CampaignSpends spends;

    WhenSpendReachesThresholdThenRaiseAlert(Commands commands, CampaignSpends spends) {
        this.commands = commands;
        this.spends = spends;
    }

    @Override
    public String name() {
        return "when-spend-reaches-threshold-then-raise-alert";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .on(CampaignKpisEvent.class, (kpis, at, context) -> watch(kpis.campaignId(), at.position(), context))
                .on(
                        CampaignSpendCorrected.class,
                        (correction, at, context) -> watch(correction.campaignId(), at.position(), context))
                .on(
                        CampaignBudgetChanged.class,
                        (changed, at, context) -> watch(changed.campaignId(), at.position(), context));
    }

    private void watch(CampaignId campaign, long position, RequestContext context) {
        CampaignSpend spend = spends.at(campaign, position);
        if (spend.hasAlertsDue()) {
            commands.send(new WatchBudget(campaign, spend.spent()), context);
        }
    }
}
