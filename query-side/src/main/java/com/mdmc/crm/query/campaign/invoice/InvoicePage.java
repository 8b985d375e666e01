package com.mdmc.crm.query.campaign.invoice;

import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Line;
import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Party;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** An invoice as one printable sheet of A4, in French. */
final class InvoicePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String STYLE = "@page{size:A4;margin:18mm}body{font:11pt sans-serif;color:#111}"
            + "h1{font-size:18pt;margin:0 0 8mm}.parties{display:flex;justify-content:space-between;margin-bottom:8mm}"
            + "table{width:100%;border-collapse:collapse}td,th{padding:2mm;border-bottom:1px solid #ccc;text-align:left}"
            + "td.a,th.a{text-align:right;white-space:nowrap}.sum td{border:0}.gross{font-weight:bold}"
            + "footer{margin-top:10mm;font-size:8.5pt;color:#444}";

    private InvoicePage() {}

    static String of(InvoiceDocument invoice) {
        String title =
                "Facture " + (invoice.documentNumber() == null ? "n° " + invoice.number() : invoice.documentNumber());
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>")
                .append(text(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(text(title))
                .append("</h1>");
        page.append("<div class=\"parties\">").append(party(invoice.seller())).append(party(invoice.buyer()));
        page.append("</div><p>Date d'émission : ").append(DAY.format(invoice.issuedOn()));
        page.append("<br>Période : du ").append(DAY.format(invoice.periodStart()));
        page.append(" au ").append(DAY.format(invoice.periodEnd())).append("</p>");
        page.append("<table><tr><th>Désignation</th><th class=\"a\">Montant HT</th></tr>");
        for (Line line : invoice.lines()) {
            row(page, "", line.text(), line.net());
        }
        row(page, "sum", "Total HT", invoice.net());
        if (invoice.vat() != null) {
            row(page, "sum", "TVA " + percent(invoice), invoice.vat());
            row(page, "sum gross", "Total TTC", invoice.gross());
        }
        page.append("</table>").append(cancelled(invoice)).append("<footer>");
        invoice.notes().forEach(note -> page.append("<div>").append(text(note)).append("</div>"));
        return page.append("</footer></body></html>").toString();
    }

    private static String percent(InvoiceDocument invoice) {
        return invoice.vatRate().stripTrailingZeros().toPlainString().replace('.', ',') + " %";
    }

    private static String cancelled(InvoiceDocument invoice) {
        if (invoice.creditNote() == null) {
            return "";
        }
        LocalDate on = invoice.creditNote().issuedOn();
        return "<p><strong>Annulée par l'avoir " + text(invoice.creditNote().documentNumber()) + " du " + DAY.format(on)
                + "</strong></p>";
    }

    private static String party(Party party) {
        StringBuilder lines =
                new StringBuilder("<div><strong>").append(text(party.name())).append("</strong>");
        party.address().forEach(line -> lines.append("<br>").append(text(line)));
        if (party.registration() != null && !party.registration().isBlank()) {
            lines.append("<br>").append(text(party.registration()));
        }
        if (party.vatId() != null && !party.vatId().isBlank()) {
            lines.append("<br>TVA ").append(text(party.vatId()));
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
        return format.format(amount.amount()) + " " + amount.currency();
    }

    private static String text(String value) {
        return HtmlUtils.htmlEscape(value == null ? "" : value, "UTF-8");
    }
}
