package com.mdmc.crm.query.campaign.invoice;

import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Line;
import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Party;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** An invoice or credit note as one printable sheet of A4, in French. */
final class InvoicePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String STYLE = "@page{size:A4;margin:18mm}body{font:11pt sans-serif;color:#111}"
            + "h1{font-size:18pt;margin:0 0 8mm}.parties{display:flex;justify-content:space-between;margin-bottom:8mm}"
            + "table{width:100%;border-collapse:collapse}td,th{padding:2mm;border-bottom:1px solid #ccc;text-align:left}"
            + "td.a,th.a{text-align:right;white-space:nowrap}.sum td{border:0}.gross{font-weight:bold}"
            + "footer{margin-top:10mm;font-size:8.5pt;color:#444}";

    private InvoicePage() {}

    static String of(InvoiceDocument invoice) {
        String title = title(invoice);
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>")
                .append(text(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(text(title))
                .append("</h1>");
        page.append("<div class=\"parties\">").append(party("Émetteur", invoice.seller()));
        page.append(party("Client", invoice.buyer())).append("</div><p>");
        facts(page, invoice);
        page.append("</p><table><tr><th>Désignation</th><th class=\"a\">Montant HT</th></tr>");
        for (Line line : invoice.lines()) {
            row(page, "", line.text(), line.net());
        }
        row(page, "sum", "Total HT", invoice.net());
        if (invoice.vat() != null) {
            row(page, "sum", "TVA " + percent(invoice), invoice.vat());
            row(page, "sum gross", "Total TTC", invoice.gross());
        }
        page.append("</table>");
        credits(page, invoice);
        page.append("<footer>");
        invoice.notes().forEach(note -> page.append("<div>").append(text(note)).append("</div>"));
        return page.append("</footer></body></html>").toString();
    }

    private static String title(InvoiceDocument invoice) {
        String number = invoice.documentNumber() == null ? "n° " + invoice.number() : invoice.documentNumber();
        return (invoice.isCreditNote() ? "Avoir " : "Facture ") + number;
    }

    private static void facts(StringBuilder page, InvoiceDocument invoice) {
        page.append("Date d'émission : ").append(DAY.format(invoice.issuedOn()));
        if (invoice.isCreditNote()) {
            page.append("<br>Sur la facture : ").append(text(invoice.precedingInvoice()));
            page.append(" du ").append(DAY.format(invoice.precedingInvoiceOn()));
        } else if (invoice.dueOn() != null) {
            page.append("<br>Date d'échéance : ").append(DAY.format(invoice.dueOn()));
        }
        page.append("<br>Campagne : ").append(text(invoice.project()));
        page.append("<br>Période de prestation : du ").append(DAY.format(invoice.periodStart()));
        page.append(" au ").append(DAY.format(invoice.periodEnd()));
    }

    private static String percent(InvoiceDocument invoice) {
        return invoice.vatRate().stripTrailingZeros().toPlainString().replace('.', ',') + " %";
    }

    private static void credits(StringBuilder page, InvoiceDocument invoice) {
        for (CreditNote credit : invoice.credits()) {
            Money amount = credit.gross() == null ? credit.total() : credit.gross();
            page.append("<p>Avoir ").append(text(credit.documentNumber())).append(" du ");
            page.append(DAY.format(credit.issuedOn())).append(" : ").append(text(money(amount)));
            page.append(credit.gross() == null ? " HT</p>" : " TTC</p>");
        }
        if (invoice.creditNote() != null) {
            page.append("<p><strong>Annulée par l'avoir ")
                    .append(text(invoice.creditNote().documentNumber()));
            page.append(" du ")
                    .append(DAY.format(invoice.creditNote().issuedOn()))
                    .append("</strong></p>");
        }
    }

    private static String party(String role, Party party) {
        StringBuilder lines = new StringBuilder("<div>")
                .append(role)
                .append("<br><strong>")
                .append(text(party.name()))
                .append("</strong>");
        party.address().forEach(line -> lines.append("<br>").append(text(line)));
        if (party.registration() != null && !party.registration().isBlank()) {
            lines.append("<br>").append(text(party.registration()));
        }
        if (party.vatId() != null && !party.vatId().isBlank()) {
            lines.append("<br>N° TVA ").append(text(party.vatId()));
        }
        return lines.append("</div>").toString();
    }

    private static void row(StringBuilder page, String kind, String what, Money amount) {
        page.append("<tr class=\"")
                .append(kind)
                .append("\"><td>")
                .append(text(what))
                .append("</td><td class=\"a\">");
        page.append(text(money(amount))).append("</td></tr>");
    }

    private static String money(Money amount) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.FRANCE);
        format.setMinimumFractionDigits(amount.amount().scale());
        format.setMaximumFractionDigits(amount.amount().scale());
        return format.format(amount.amount()) + "\u00a0"
                + Currency.getInstance(amount.currency()).getSymbol(Locale.FRANCE);
    }

    private static String text(String value) {
        return HtmlUtils.htmlEscape(value == null ? "" : value, "UTF-8");
    }
}
