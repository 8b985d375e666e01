package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A campaign like another one has its plan and its creatives, and nothing of what happened to it. */
class CampaignCopyTest {
    private static final Map<String, String> JANUARY = Map.of("periodStart", "2026-01-01", "periodEnd", "2026-01-31");

    private final CrmClient crm = RunningCrm.shared().admin();
    private final CampaignScenario campaigns = new CampaignScenario(crm);

    @Test
    void takesOverThePlan() {
        String original = "/api/campaigns/" + campaigns.billable().text("/id");
        crm.post(original + "/notes", Map.of("content", "à rappeler", "type", "note"))
                .expect(201);
        replace(original, "/buyer", Map.of("name", "Lune Productions"));
        replace(original, "/objectives", Map.of("primary", "Faire connaître l'EP"));
        replace(
                original,
                "/platforms/meta",
                Map.of(
                        "isActive",
                        true,
                        "config",
                        Map.of("adAccount", "copied-1", "externalCampaignIds", List.of("7"))));
        String shown = creative(original, "Teaser");
        crm.delete(original + "/creatives/" + creative(original, "Ancien")).expect(200);
        crm.post(original + "/invoices", JANUARY).expect(201);
        JsonNode source = crm.get(
                        original, crm.post(original + "/pause", Map.of()).expect(200))
                .body();

        Answer copied =
                crm.post(original + "/copy", Map.of("name", "Second EP")).expect(201);
        JsonNode copy = crm.get("/api/campaigns/" + copied.text("/id"), copied)
                .expect(200)
                .body();

        assertThat(copy.at("/name").asText()).isEqualTo("Second EP");
        assertThat(copy.at("/status").asText()).isEqualTo("draft");
        for (String part : List.of(
                "/type",
                "/clientInfo",
                "/buyer",
                "/team/manager",
                "/timeline/endDate",
                "/objectives/primary",
                "/budget/allocated",
                "/budget/billingModel",
                "/platforms/0/config/adAccount")) {
            assertThat(copy.at(part)).as(part).isEqualTo(source.at(part));
        }
        assertThat(copy.at("/platforms/0/config/externalCampaignIds").isEmpty()).isTrue();
        assertThat(copy.at("/creatives").findValuesAsText("name")).containsExactly("Teaser");
        assertThat(copy.at("/creatives/0/id").asText()).isNotEqualTo(shown);
        assertThat(copy.at("/notes")).isEmpty();
        assertThat(copy.at("/invoices")).isEmpty();
    }

    @Test
    void needsACampaignAndAName() {
        crm.post("/api/campaigns/campaign-none/copy", Map.of("name", "Rien")).expect(404);
        String original = campaigns.draft("2026-01-01", "2026-12-31").text("/id");
        assertThat(crm.post("/api/campaigns/" + original + "/copy", Map.of())
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("name");
    }

    private String creative(String campaign, String name) {
        return crm.post(campaign + "/creatives", Map.of("name", name, "type", "video", "platform", "meta"))
                .expect(201)
                .text("/creativeId");
    }

    private void replace(String campaign, String part, Map<String, ?> body) {
        long version = crm.get(campaign).body().get("version").asLong();
        crm.put(campaign + part, body, version).expect(200);
    }
}
