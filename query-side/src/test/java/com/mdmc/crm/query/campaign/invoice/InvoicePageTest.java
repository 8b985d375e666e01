package com.mdmc.crm.query.campaign.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Line;
import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printed sheet says what French law asks for, and nothing of it is taken for markup. */
class InvoicePageTest {
    private static final LocalDate ISSUED = LocalDate.of(2026, 11, 30);

    @Test
    void anInvoiceIsWhole() {
        String page = InvoicePage.of(document(380, "F-2026-00001", ISSUED.plusDays(30), null, null, "1234.56"));
        assertThat(page.replaceAll("[\\u00a0\\u202f]", " "))
                .contains(
                        "Facture F-2026-00001",
                        "MDMC SARL",
                        "12 rue d&#39;Hauteville",
                        "SIREN 123 456 824",
                        "N° TVA FR40123456824",
                        "Date d'émission : 30/11/2026",
                        "Date d'échéance : 30/12/2026",
                        "du 01/10/2026 au 31/10/2026",
                        "Total HT</td><td class=\"a\">1 234,56 €",
                        "TVA 5,5 %</td><td class=\"a\">67,90 €",
                        "Total TTC</td><td class=\"a\">1 302,46 €",
                        "indemnité forfaitaire de 40 €")
                .contains("Zoé &lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void aCreditNoteNamesItsInvoice() {
        String page = InvoicePage.of(document(381, "A-2026-00001", null, "F-2026-00001", ISSUED, "-1234.56"));
        assertThat(page)
                .contains("Avoir A-2026-00001", "Sur la facture : F-2026-00001 du 30/11/2026")
                .doesNotContain("échéance");
    }

    private static InvoiceDocument document(
            int type, String number, LocalDate due, String preceding, LocalDate precedingOn, String net) {
        Money amount = Money.of(net, "EUR");
        Money vat = Money.roundedHalfUp(amount.amount().multiply(new BigDecimal("0.055")), "EUR");
        return new InvoiceDocument(
                1,
                number,
                type,
                ISSUED,
                due,
                "EUR",
                "Été",
                preceding,
                precedingOn,
                new Party(
                        "MDMC SARL",
                        List.of("12 rue d'Hauteville", "75010 Paris"),
                        "FR40123456824",
                        "SIREN 123 456 824"),
                new Party("Zoé <script>", List.of(), null, null),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 31),
                List.of(new Line("Honoraires – Meta", amount)),
                amount,
                new BigDecimal("5.5"),
                vat,
                amount.plus(vat),
                List.of("indemnité forfaitaire de 40 €"),
                null,
                List.of());
    }
}
