package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An invoice as it was issued, and what was found about its period afterwards.
 *
 * @param knownAt ledger position of its figures: reading them {@code atPosition} of it shows what was charged for
 * @param adjustments differences found since; each goes onto the invoice that follows it
 */
public record InvoiceView(
        String id,
        int number,
        LocalDate periodStart,
        LocalDate periodEnd,
        LocalDate issuedOn,
        long knownAt,
        BudgetTerms terms,
        List<InvoiceLine> lines,
        Money total,
        List<Adjustment> adjustments) {

    public InvoiceView {
        lines = lines == null ? List.of() : List.copyOf(lines);
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    }

    /**
     * A difference found after the invoice was issued.
     *
     * @param invoicedBy the invoice it was put on; {@code null} as long as it is due
     */
    public record Adjustment(Money delta, Money total, long knownAt, Instant raisedAt, String invoicedBy) {}

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                invoice.invoiceId(),
                invoice.number(),
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.issuedOn(),
                invoice.knownAt(),
                invoice.terms(),
                invoice.lines(),
                invoice.total(),
                List.of());
    }

    InvoiceView adjusted(CampaignAdjustmentDue event, Instant at) {
        List<Adjustment> all = new ArrayList<>(adjustments);
        all.add(new Adjustment(event.delta(), event.total(), event.knownAt(), at, null));
        return with(all);
    }

    /** With everything that was due put onto another invoice. */
    InvoiceView settledBy(String invoiceId) {
        return with(adjustments.stream()
                .map(each -> each.invoicedBy() != null
                        ? each
                        : new Adjustment(each.delta(), each.total(), each.knownAt(), each.raisedAt(), invoiceId))
                .toList());
    }

    private InvoiceView with(List<Adjustment> adjustments) {
        return new InvoiceView(id, number, periodStart, periodEnd, issuedOn, knownAt, terms, lines, total, adjustments);
    }
}
