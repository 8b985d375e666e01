package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Credit note: takes a whole invoice back. The invoice itself never changes.
 *
 * @param documentNumber legal number, gap-free within its series and year
 * @param invoiceId the invoice it takes back
 * @param invoiceNumber legal number of that invoice; {@code null} if it has none
 * @param lines those of the invoice with opposite amounts
 * @param total sum of the lines, before tax
 * @param vatRate the invoice's, in percent; {@code null} if it has none
 */
public record CreditNote(
        String creditNoteId,
        String documentNumber,
        String invoiceId,
        String invoiceNumber,
        LocalDate issuedOn,
        List<InvoiceLine> lines,
        Money total,
        BigDecimal vatRate,
        Money vat,
        Money gross) {

    public CreditNote {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** The credit note for an invoice. */
    public static CreditNote of(Invoice invoice, String creditNoteId, String documentNumber, LocalDate issuedOn) {
        List<InvoiceLine> lines = invoice.lines().stream()
                .map(line -> new InvoiceLine(
                        line.kind(),
                        line.platform(),
                        line.spend(),
                        line.amount().negated(),
                        line.invoiceId()))
                .toList();
        return new CreditNote(
                creditNoteId,
                documentNumber,
                invoice.invoiceId(),
                invoice.documentNumber(),
                issuedOn,
                lines,
                invoice.total().negated(),
                invoice.vatRate(),
                invoice.vat() == null ? null : invoice.vat().negated(),
                invoice.gross() == null ? null : invoice.gross().negated());
    }
}
