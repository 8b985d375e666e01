package com.mdmc.crm.command.campaign.decision;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Differences between what a campaign's invoices were issued over and what they should come to, by invoice: what is due,
 * what was charged on other invoices, and what was given back by credit notes. They always add up, also for an invoice
 * that was cancelled, which should come to nothing.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class InvoiceDifferences {
    private final Map<String, Money> due = new LinkedHashMap<>();
    private final Map<String, Money> settled = new HashMap<>();
    private final Map<String, List<CreditNote>> credits = new HashMap<>();

    /** The lines of the next invoice that make up for all that is due. */
    List<InvoiceLine> lines() {
        List<InvoiceLine> lines = new ArrayList<>();
        due.forEach((invoiceId, delta) ->
                lines.add(new InvoiceLine(InvoiceLine.Kind.ADJUSTMENT, null, null, delta, invoiceId)));
        return lines;
    }

    /** What is due for an invoice, negative if to the client. */
    Money due(Invoice invoice) {
        return due.getOrDefault(invoice.invoiceId(), Money.zero(invoice.total().currency()));
    }

    /** What was charged for an invoice on other ones. */
    Money settled(Invoice invoice) {
        return settled.getOrDefault(
                invoice.invoiceId(), Money.zero(invoice.total().currency()));
    }

    /** The credit notes over differences of an invoice. */
    List<CreditNote> credits(Invoice invoice) {
        return credits.getOrDefault(invoice.invoiceId(), List.of());
    }

    void found(String invoiceId, Money delta) {
        due.merge(invoiceId, delta, Money::plus);
        due.values().removeIf(Money::isZero);
    }

    // What was due before stands on this invoice, so nothing is due any more.
    void charged(Invoice invoice) {
        invoice.lines().stream()
                .filter(InvoiceLine::isAdjustment)
                .forEach(line -> settled.merge(line.invoiceId(), line.amount(), Money::plus));
        due.clear();
    }

    void givenBack(CreditNote creditNote) {
        due.remove(creditNote.invoiceId());
        credits.computeIfAbsent(creditNote.invoiceId(), unseen -> new ArrayList<>())
                .add(creditNote);
    }

    // What the invoice made good of other ones is due again.
    void takenBack(CreditNote creditNote) {
        due.remove(creditNote.invoiceId());
        credits.remove(creditNote.invoiceId());
        creditNote.lines().stream()
                .filter(line -> line.isAdjustment() && !line.invoiceId().equals(creditNote.invoiceId()))
                .forEach(line -> {
                    settled.merge(line.invoiceId(), line.amount(), Money::plus);
                    found(line.invoiceId(), line.amount().negated());
                });
    }
}
