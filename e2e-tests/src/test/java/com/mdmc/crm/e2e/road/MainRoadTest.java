package com.mdmc.crm.e2e.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lead, campaign, KPIs, dashboard, audit: once along the whole road, over HTTP. */
class MainRoadTest {
    private final CrmClient crm = RunningCrm.shared().admin();

    @Test
    void aLeadBecomesACampaignWhoseKpisAndHistoryAreAllThere() {
        Answer captured = capture();
        String lead = "/api/leads/" + captured.text("/id");
        Instant asCaptured = RunningCrm.clock().between();
        crm.post(lead + "/stage", Map.of("stage", "contacted")).expect(200);
        crm.post(lead + "/stage", Map.of("stage", "qualified")).expect(200);
        String me = crm.get("/api/me").text("/id");
        crm.post(lead + "/assignment", Map.of("assignedTo", me, "reason", "connaît l'artiste"))
                .expect(200);
        crm.post(lead + "/notes", Map.of("content", "Appel très positif", "type", "call", "isPrivate", false))
                .expect(201);

        Answer converted = crm.post(
                        lead + "/conversion",
                        Map.of(
                                "campaignName",
                                "Lancement EP",
                                "contractValue",
                                Map.of("amount", "3000.00", "currency", "EUR")))
                .expect(201);
        String campaign = "/api/campaigns/" + converted.text("/campaignId");
        Answer restated = runCampaign(campaign, me);

        JsonNode now = crm.get(lead, converted).expect(200).body();
        assertThat(now.at("/pipeline/stage").asText()).isEqualTo("closed");
        assertThat(now.at("/notes/0/content").asText()).isEqualTo("Appel très positif");
        assertThat(now.at("/assignment/assignedTo").asText()).isEqualTo(me);
        JsonNode then = crm.get(lead + "?at=" + asCaptured).expect(200).body();
        assertThat(then.at("/pipeline/stage").asText()).isEqualTo("new");
        assertThat(then.at("/notes")).isEmpty();

        JsonNode run = crm.get(campaign, restated).expect(200).body();
        assertThat(run.at("/totalImpressions").asLong()).isEqualTo(1200);
        assertThat(run.at("/budget/spent").decimalValue()).isEqualByComparingTo("6.50");

        assertOnDashboardAndBoard(restated);
        assertInAudit(captured, converted, restated);
        ViewsEqualFolds.assertFor(RunningCrm.shared().server());
    }

    private Answer capture() {
        String email = "artiste-" + UUID.randomUUID() + "@exemple.fr";
        return crm.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo", Map.of("firstName", "Zoé", "lastName", "Lune", "email", email),
                                "artistInfo", Map.of("name", "Zoé Lune", "genre", List.of("chanson")),
                                "businessInfo", Map.of("budget", Map.of("amount", 1500, "currency", "EUR")),
                                "source", Map.of("channel", "website")))
                .expect(201);
    }

    private Answer runCampaign(String campaign, String manager) {
        // The campaign is drafted by a policy, a moment after the conversion.
        Eventually.found(() -> crm.get(campaign));
        put(campaign + "/team", Map.of("manager", manager), campaign);
        put(campaign + "/timeline", Map.of("startDate", "2026-01-01", "endDate", "2026-12-31"), campaign);
        put(campaign + "/budget", Map.of("allocated", "2500.00", "currency", "EUR"), campaign);
        put(campaign + "/platforms/meta", Map.of("isActive", true), campaign);
        crm.post(campaign + "/activation", Map.of()).expect(200);
        String day = campaign + "/kpis/meta/2026-03-01";
        crm.send("PUT", day, Map.of("impressions", 1000, "clicks", 10, "spend", "5.00"), Map.of())
                .expect(200);
        return crm.send("PUT", day, Map.of("impressions", 1200, "clicks", 12, "spend", "6.50"), Map.of())
                .expect(200);
    }

    private void put(String path, Map<String, ?> body, String campaign) {
        long version = crm.get(campaign).expect(200).body().get("version").asLong();
        crm.put(path, body, version).expect(200);
    }

    private void assertOnDashboardAndBoard(Answer last) {
        JsonNode dashboard = crm.get("/api/dashboard", last).expect(200).body();
        assertThat(dashboard.at("/campaigns/totalImpressions").asLong()).isGreaterThanOrEqualTo(1200);
        assertThat(dashboard.at("/campaigns/active").asLong()).isPositive();
        assertThat(dashboard.at("/conversion/converted").asLong()).isPositive();
        JsonNode closed = crm.get("/api/board?limit=5", last).expect(200).body().at("/columns/5");
        assertThat(closed.at("/stage").asText()).isEqualTo("closed");
        assertThat(closed.at("/count").asLong()).isPositive();
        assertThat(LeadForms.listed(crm, "closed"))
                .isEqualTo(closed.at("/count").asLong());
    }

    private void assertInAudit(Answer captured, Answer converted, Answer restated) {
        JsonNode entry = crm.get("/api/audit/" + converted.text("/position"), restated)
                .expect(200)
                .body();
        assertThat(entry.at("/action").asText()).isEqualTo("convert-lead");
        assertThat(entry.at("/resourceId").asText()).isEqualTo(captured.text("/id"));
        assertThat(entry.at("/userRole").asText()).isEqualTo("admin");
        assertThat(entry.at("/details/endpoint").asText()).endsWith("/conversion");
        assertThat(entry.at("/details/changes").toString()).contains("pipeline.stage", "conversion.campaignId");
        JsonNode kpis = crm.get("/api/audit/" + restated.position()).expect(200).body();
        assertThat(kpis.at("/resource").asText()).isEqualTo("campaign");
        assertThat(kpis.at("/category").asText()).isEqualTo("performance");
    }
}
