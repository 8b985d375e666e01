package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignBudget;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CorrectSpend;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.WatchBudget;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.BudgetAlerts;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.money.Money;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What a campaign may spend, and what was spent beside the platforms' reports. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class CampaignMoney {
    private BudgetTerms terms;
    private boolean currencyFixed;
    private final Set<Integer> raised = new TreeSet<>();

    String currency() {
        return terms.currency();
    }

    boolean isAllocated() {
        return terms.allocated() != null && terms.allocated().signum() > 0;
    }

    @CommandHandler
    void decide(ChangeCampaignBudget command) {
        BudgetTerms changed = command.budget().atScale("");
        if (changed.equals(terms)) {
            return;
        }
        if (currencyFixed && !changed.currency().equals(terms.currency())) {
            throw Rejection.state("currency-fixed", Map.of("currency", terms.currency()));
        }
        apply(new CampaignBudgetChanged(command.campaignId(), changed));
    }

    @CommandHandler
    void decide(CorrectSpend command) {
        Money amount = command.inCurrency(terms.currency());
        apply(new CampaignSpendCorrected(command.campaignId(), command.correctionId(), amount, command.reason()));
    }

    @CommandHandler
    void decide(WatchBudget command) {
        BudgetAlerts.due(command.spent(), terms.allocated(), raised)
                .forEach(threshold -> apply(new CampaignBudgetAlertRaised(
                        command.campaignId(),
                        threshold,
                        new Money(command.spent(), terms.currency()),
                        new Money(terms.allocated(), terms.currency()))));
    }

    @EventSourcingHandler
    void evolve(CampaignDrafted event) {
        terms = event.budget();
    }

    @EventSourcingHandler
    void evolve(CampaignBudgetChanged event) {
        if (BudgetAlerts.rearmed(terms, event.budget())) {
            raised.clear();
        }
        terms = event.budget();
    }

    @EventSourcingHandler
    void evolve(CampaignBudgetAlertRaised event) {
        raised.add(event.threshold());
    }

    // Amounts are recorded in this currency from now on, and what is spent must stay comparable with what is allocated.
    @EventSourcingHandler
    void evolve(CampaignActivated event) {
        currencyFixed = true;
    }

    @EventSourcingHandler
    void evolve(CampaignSpendCorrected event) {
        currencyFixed = true;
    }

    @EventSourcingHandler
    void evolve(CampaignInvoiced event) {
        currencyFixed = true;
    }
}
