package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignBook;
import com.mdmc.crm.command.campaign.CampaignBooks;
import com.mdmc.crm.command.campaign.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Figures of a day that was invoiced already change: the client is owed the difference, or owes it. An invoice is
 * looked at once more when it is issued, for figures that came in while it was being made.
 */
@Component
class WhenInvoicedDayRestatedThenRaiseAdjustment implements Policy {
    private final Commands commands;
    private final CampaignBooks books;

    WhenInvoicedDayRestatedThenRaiseAdjustment(Commands commands, CampaignBooks books) {
        this.commands = commands;
        this.books = books;
    }

    @Override
    public String name() {
        return "when-invoiced-day-restated-then-raise-adjustment";
    }

    @Override
    public void react(DomainEvent event, LedgerPosition at) {
        if (event instanceof CampaignKpisEvent figures) {
            review(figures.campaignId(), figures.date(), at.position());
        } else if (event instanceof CampaignSpendCorrected correction) {
            LocalDate day = LocalDate.ofInstant(at.commitTime(), PlatformSetup.defaultZone());
            review(correction.campaignId(), day, at.position());
        } else if (event instanceof CampaignInvoiced issued) {
            review(issued.campaignId(), issued.invoice().periodStart(), at.position());
        }
    }

    private void review(CampaignId campaign, LocalDate day, long position) {
        List<ReviewInvoice> reviews = books.at(
                campaign,
                position,
                book -> book.invoicesOf(day).stream()
                        // Without a rate nobody knows what the day comes to; its next figures are looked at again.
                        .filter(book::isConvertible)
                        .map(invoice -> review(campaign, invoice, book))
                        .toList());
        reviews.forEach(commands::send);
    }

    private static ReviewInvoice review(CampaignId campaign, Invoice invoice, CampaignBook book) {
        return new ReviewInvoice(campaign, invoice.invoiceId(), book.of(invoice), book.position());
    }
}
