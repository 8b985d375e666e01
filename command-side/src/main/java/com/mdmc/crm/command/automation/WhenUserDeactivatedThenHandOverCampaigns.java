package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.HandOverCampaign;
import com.mdmc.crm.command.campaign.decision.StaffedCampaign;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.store.Views;
import org.springframework.stereotype.Component;

/**
 * Policy: the roles that a user who was deactivated has in running campaigns become the successor's whom the deactivation
 * names, or are open. Where it says nothing of the work, they stay.
 */
@Component
class WhenUserDeactivatedThenHandOverCampaigns implements Policy {
    private final Views views;
    private final Accounts accounts;
    private final Commands commands;
    private final Progress progress;

    WhenUserDeactivatedThenHandOverCampaigns(Views views, Accounts accounts, Commands commands, Progress progress) {
        this.views = views;
        this.accounts = accounts;
        this.commands = commands;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "when-user-deactivated-then-hand-over-campaigns";
    }

    @Override
    public Reactions reactions() {
        return new Reactions().on(UserDeactivated.class, (gone, at, context) -> {
            if (gone.handover() != null) {
                handOver(gone, at, context);
            }
        });
    }

    private void handOver(UserDeactivated gone, LedgerPosition at, RequestContext context) {
        CurrentView.await(progress, StaffedCampaign.VIEW.name(), at);
        Account successor = SuccessorAccount.of(gone.handover(), accounts).orElse(null);
        for (String campaign : views.keys(StaffedCampaign.VIEW, StaffedCampaign.openOf(gone.userId()))) {
            commands.send(
                    new HandOverCampaign(
                            new CampaignId(campaign),
                            gone.userId(),
                            successor == null ? null : successor.id(),
                            successor == null ? null : successor.standing().team()),
                    context);
        }
    }
}
