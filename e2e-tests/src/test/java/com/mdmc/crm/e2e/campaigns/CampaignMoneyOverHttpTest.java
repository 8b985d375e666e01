package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invoices, what becomes of them when KPIs change, corrections and alerts, through both sides. */
class CampaignMoneyOverHttpTest {
    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void makesARestatedDayGoodOnTheNextInvoice() throws InterruptedException {
        String id = campaigns.active("2026-01-31", "2026-12-31").text("/id");
        spend(id, "2026-02-01", "100.00");
        Answer issued = invoice(id, "2026-01-31", "2026-02-28").expect(201);
        assertThat(issued.body().at("/invoice/total/amount").asText()).isEqualTo("20.00");
        assertThat(invoice(id, "2026-02-28", "2026-03-01").expect(409).text("/code"))
                .isEqualTo("period-invoiced");

        spend(id, "2026-02-01", "110.00");
        JsonNode adjusted = campaigns.awaited(
                id, view -> amount(view, "/budget/invoicing/adjustmentsDue").equals("2.00"));
        assertThat(amount(adjusted, "/budget/invoicing/totalInvoiced")).isEqualTo("20.00");
        assertThat(adjusted.at("/budget/invoicing/nextInvoice").asText()).isEqualTo("2026-03-31");
        assertThat(adjusted.at("/invoices/0/total/amount").asText()).isEqualTo("20.00");
        assertThat(adjusted.at("/invoices/0/adjustments/0/delta/amount").asText())
                .isEqualTo("2.00");
        long knownAt = adjusted.at("/invoices/0/knownAt").asLong();
        Answer reprinted = crm.get("/api/campaigns/" + id + "/kpis?by=month&atPosition=" + knownAt);
        assertThat(amount(reprinted.expect(200).body(), "/totals/spend")).isEqualTo("100.00");

        Answer next = invoice(id, "2026-03-01", "2026-03-31").expect(201);
        assertThat(next.body().at("/invoice/total/amount").asText()).isEqualTo("2.00");
        JsonNode settled = crm.get("/api/campaigns/" + id, next).body();
        assertThat(amount(settled, "/budget/invoicing/totalInvoiced")).isEqualTo("22.00");
        assertThat(amount(settled, "/budget/invoicing/adjustmentsDue")).isEqualTo("0.00");
    }

    @Test
    void givesBackWhatAnInvoiceComesToLess() throws InterruptedException {
        String id = campaigns.active("2026-01-31", "2026-12-31").text("/id");
        spend(id, "2026-02-01", "100.00");
        Answer issued = invoice(id, "2026-02-01", "2026-02-28").expect(201);
        String invoices = "/api/campaigns/" + id + "/invoices/";
        assertThat(crm.post(invoices + "1/credit-notes", Map.of()).expect(409).text("/code"))
                .isEqualTo("nothing-to-credit");
        spend(id, "2026-02-01", "80.00");
        campaigns.awaited(
                id, view -> amount(view, "/budget/invoicing/adjustmentsDue").equals("-4.00"));

        Answer credited = crm.post(invoices + "1/credit-notes", Map.of()).expect(201);
        assertThat(credited.text("/creditNote/gross/amount")).isEqualTo("-4.80");
        JsonNode view = crm.get("/api/campaigns/" + id, credited).body();
        assertThat(amount(view, "/budget/invoicing/totalInvoiced")).isEqualTo("16.00");
        assertThat(amount(view, "/budget/invoicing/adjustmentsDue")).isEqualTo("0.00");
        String number = credited.text("/creditNote/documentNumber");
        JsonNode note = crm.get(invoices + number, credited).expect(200).body();
        assertThat(note.at("/typeCode").asInt()).isEqualTo(381);
        assertThat(note.at("/precedingInvoice").asText()).isEqualTo(issued.text("/invoice/documentNumber"));
        assertThat(note.at("/net/amount").asText()).isEqualTo("-4.00");

        crm.post(invoices + "1/cancellation", Map.of("reason", "erreur")).expect(201);
        JsonNode rest = campaigns.awaited(
                id, seen -> seen.at("/invoices/0/creditNote/total").isObject());
        assertThat(rest.at("/invoices/0/creditNote/total/amount").asText()).isEqualTo("-16.00");
        assertThat(amount(rest, "/budget/invoicing/totalInvoiced")).isEqualTo("0.00");
    }

    @Test
    void tellsOfEveryThresholdOnce() throws InterruptedException {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        spend(id, "2026-02-01", "600.00");
        JsonNode half = campaigns.awaited(id, view -> view.at("/budget/alerts").size() == 1);
        assertThat(half.at("/budget/alerts/0/threshold").asInt()).isEqualTo(50);
        crm.post("/api/campaigns/" + id + "/budget-corrections", Map.of("amount", 450, "reason", "affichage"))
                .expect(201);
        JsonNode all = campaigns.awaited(id, view -> view.at("/budget/alerts").size() == 3);
        assertThat(all.at("/budget/overspent").asBoolean()).isTrue();
        assertThat(amount(all, "/budget/remaining")).isEqualTo("-50.00");
        assertThat(amount(all, "/totalSpend")).isEqualTo("600.00");
    }

    private static void spend(String id, String date, String amount) {
        campaigns.kpis(id, "meta", date, Map.of("spend", amount)).expect(200);
    }

    private static Answer invoice(String id, String start, String end) {
        return crm.post("/api/campaigns/" + id + "/invoices", Map.of("periodStart", start, "periodEnd", end));
    }

    private static String amount(JsonNode view, String pointer) {
        return view.at(pointer).decimalValue().setScale(2).toPlainString();
    }
}
