package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.billing.CampaignSpend;
import com.mdmc.crm.command.campaign.billing.CampaignSpends;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * KPIs of a day that was invoiced already change: the client is owed the difference, or owes it. An invoice is
 * looked at once more when it is issued, for KPIs that came in while it was being made.
 */
@Component
class WhenInvoicedDayRestatedThenRaiseAdjustment implements Policy {
    private final Commands commands;
    private final CampaignSpends spends;

    WhenInvoicedDayRestatedThenRaiseAdjustment(Commands commands, CampaignSpends spends) {
        this.commands = commands;
        this.spends = spends;
    }

    @Override
    public String name() {
        return "when-invoiced-day-restated-then-raise-adjustment";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .on(CampaignKpisEvent.class, (kpis, at, context) -> review(kpis.campaignId(), kpis.date(), at, context))
                .on(CampaignSpendCorrected.class, (correction, at, context) -> {
                    LocalDate day = LocalDate.ofInstant(at.commitTime(), PlatformSetup.defaultZone());
                    review(correction.campaignId(), day, at, context);
                })
                .on(
                        CampaignInvoiced.class,
                        (issued, at, context) ->
                                review(issued.campaignId(), issued.invoice().periodStart(), at, context));
    }

    private void review(CampaignId campaign, LocalDate day, LedgerPosition at, RequestContext context) {
        CampaignSpend spend = spends.at(campaign, at.position());
        spend.invoicesOf(day).stream()
                // Without a rate nobody knows what the day comes to; its next KPIs are looked at again.
                .filter(spend::isConvertible)
                .map(invoice -> review(campaign, invoice, spend))
                .forEach(command -> commands.send(command, context));
    }

    private static ReviewInvoice review(CampaignId campaign, Invoice invoice, CampaignSpend spend) {
        return new ReviewInvoice(campaign, invoice.invoiceId(), spend.of(invoice), spend.position());
    }
}
