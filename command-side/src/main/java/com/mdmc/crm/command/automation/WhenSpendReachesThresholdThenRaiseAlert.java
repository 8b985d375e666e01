package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignBook;
import com.mdmc.crm.command.campaign.CampaignBooks;
import com.mdmc.crm.command.campaign.CampaignCommand.WatchBudget;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Spending, or the budget itself, moves past half, four fifths or all of what is allocated: somebody must know. */
@Component
class WhenSpendReachesThresholdThenRaiseAlert implements Policy {
    private final Commands commands;
    private final CampaignBooks books;

    WhenSpendReachesThresholdThenRaiseAlert(Commands commands, CampaignBooks books) {
        this.commands = commands;
        this.books = books;
    }

    @Override
    public String name() {
        return "when-spend-reaches-threshold-then-raise-alert";
    }

    @Override
    public void react(DomainEvent event, LedgerPosition at) {
        campaignOf(event).ifPresent(campaign -> watch(campaign, at.position()));
    }

    private void watch(CampaignId campaign, long position) {
        Optional<WatchBudget> order = books.at(
                campaign,
                position,
                book -> Optional.of(book)
                        .filter(CampaignBook::hasAlertsDue)
                        .map(due -> new WatchBudget(campaign, due.spent())));
        order.ifPresent(commands::send);
    }

    private static Optional<CampaignId> campaignOf(DomainEvent event) {
        if (event instanceof CampaignKpisEvent figures) {
            return Optional.of(figures.campaignId());
        } else if (event instanceof CampaignSpendCorrected correction) {
            return Optional.of(correction.campaignId());
        }
        return event instanceof CampaignBudgetChanged changed ? Optional.of(changed.campaignId()) : Optional.empty();
    }
}
