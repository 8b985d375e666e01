package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.money.Money;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Credit note: takes an invoice back, as a whole or by what it would amount to less. The invoice itself never changes.
 *
 * @param documentNumber legal number, gap-free within its series and year
 * @param invoiceId the invoice it refers to
 * @param invoiceNumber legal number of that invoice; {@code null} if it has none
 * @param lines with the opposite amounts of what is taken back
 * @param total sum of the lines, before tax
 * @param vatRate the invoice's, in percent; {@code null} if it has none
 * @param seller {@code null} on credit notes of earlier versions; the buyer is the invoice's
 */
public record CreditNote(
        @NotNull String creditNoteId,
        @NotNull String documentNumber,
        @NotNull String invoiceId,
        String invoiceNumber,
        @NotNull LocalDate issuedOn,
        @NotNull List<InvoiceLine> lines,
        @NotNull Money total,
        BigDecimal vatRate,
        Money vat,
        Money gross,
        Seller seller) {

    public CreditNote {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** The credit note that takes back what is left of an invoice after earlier credit notes on it. */
    public static CreditNote of(
            Invoice invoice,
            List<CreditNote> earlier,
            String creditNoteId,
            String documentNumber,
            LocalDate issuedOn,
            Seller seller) {
        List<InvoiceLine> lines = new ArrayList<>();
        invoice.lines().forEach(line -> lines.add(line.negated()));
        earlier.forEach(note -> note.lines().forEach(line -> lines.add(line.negated())));
        Money total = Invoice.total(lines, invoice.total().currency());
        Money vat = invoice.vat() == null
                ? null
                : earlier.stream()
                        .map(CreditNote::vat)
                        .reduce(invoice.vat(), Money::plus)
                        .negated();
        return new CreditNote(
                creditNoteId,
                documentNumber,
                invoice.invoiceId(),
                invoice.documentNumber(),
                issuedOn,
                lines,
                total,
                invoice.vatRate(),
                vat,
                vat == null ? null : total.plus(vat),
                seller);
    }

    /** The credit note over a difference that an invoice would amount to less. */
    public static CreditNote ofDifference(
            Invoice invoice,
            Money delta,
            String creditNoteId,
            String documentNumber,
            LocalDate issuedOn,
            Seller seller) {
        Money vat = invoice.vatRate() == null ? null : Invoice.vat(delta, invoice.vatRate());
        return new CreditNote(
                creditNoteId,
                documentNumber,
                invoice.invoiceId(),
                invoice.documentNumber(),
                issuedOn,
                List.of(new InvoiceLine(InvoiceLine.Kind.ADJUSTMENT, null, null, delta, invoice.invoiceId())),
                delta,
                invoice.vatRate(),
                vat,
                vat == null ? null : delta.plus(vat),
                seller);
    }
}
