package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice stays as it was issued, whatever becomes of the agency's address, the client's or the campaign's name. */
class IssuedInvoiceTest {
    private static final Map<String, String> JANUARY = Map.of("periodStart", "2026-01-01", "periodEnd", "2026-01-31");

    @TempDir
    Path directory;

    @Test
    void staysAsItWasIssued() {
        String invoice;
        String campaign;
        JsonNode issued;
        try (StandaloneServer server = server("MDMC SARL", "12 rue d'Hauteville|75010 Paris")) {
            CrmClient crm = RunningCrm.admin(server);
            campaign = "/api/campaigns/" + new CampaignScenario(crm).billable().text("/id");
            assertThat(replace(crm, campaign, "/buyer", Map.of("name", "Lune", "country", "XX"))
                            .expect(400)
                            .text("/errors/0/field"))
                    .isEqualTo("country");
            billTo(crm, campaign, Map.of("name", "Lune Productions", "street", "8 rue des Lilas", "city", "Lyon"));
            Answer created = crm.post(campaign + "/invoices", JANUARY).expect(201);
            invoice = campaign + "/invoices/" + created.text("/invoice/documentNumber");
            issued = crm.get(invoice, created).expect(200).body();
            assertThat(issued.at("/seller/address/1").asText()).isEqualTo("75010 Paris");
            assertThat(issued.at("/buyer/name").asText()).isEqualTo("Lune Productions");
            assertThat(issued.at("/buyer/address").toString()).isEqualTo("[\"8 rue des Lilas\",\"Lyon\"]");

            billTo(crm, campaign, Map.of("name", "Zoé Lune"));
            Answer renamed = replace(crm, campaign, "/details", Map.of("name", "Autre", "type", "acquisition"))
                    .expect(200);
            assertThat(crm.get(campaign, renamed).text("/buyer/name")).isEqualTo("Zoé Lune");
            assertThat(crm.get(invoice, renamed).expect(200).body()).isEqualTo(issued);
        }
        try (StandaloneServer moved = server("MDMC SAS", "1 quai de Valmy|75010 Paris")) {
            CrmClient crm = RunningCrm.admin(moved);
            assertThat(crm.get(invoice).expect(200).body()).isEqualTo(issued);
            Answer credited = crm.post(invoice + "/cancellation", Map.of("reason", "erreur"))
                    .expect(201);
            JsonNode note = crm.get(campaign + "/invoices/" + credited.text("/creditNote/documentNumber"), credited)
                    .expect(200)
                    .body();
            assertThat(note.at("/seller/name").asText()).isEqualTo("MDMC SAS");
            assertThat(note.at("/buyer/name").asText()).isEqualTo("Lune Productions");
        }
    }

    private static void billTo(CrmClient crm, String campaign, Map<String, String> buyer) {
        replace(crm, campaign, "/buyer", buyer).expect(200);
    }

    private static Answer replace(CrmClient crm, String campaign, String part, Map<String, String> body) {
        return crm.put(
                campaign + part, body, crm.get(campaign).body().get("version").asLong());
    }

    private StandaloneServer server(String seller, String address) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("CRM_SELLER_NAME", seller);
        settings.put("CRM_SELLER_ADDRESS", address);
        return RunningCrm.start(settings);
    }
}
