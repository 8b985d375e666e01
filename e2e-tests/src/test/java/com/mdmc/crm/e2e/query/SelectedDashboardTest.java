package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dashboards of the leads that a list's filters select, and the sums the reference asks for. */
class SelectedDashboardTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void countTheLeadsThatFiltersSelect() {
        String tag = "choix" + System.nanoTime();
        Answer tagged = tagged(tag);
        LeadForms.stage(admin, tagged.text("/id"), "qualified").expect(200);
        Answer converted = LeadForms.convert(admin, tagged.text("/id")).expect(201);
        String campaign = converted.text("/campaignId");
        tagged(tag);
        LeadForms.captured(admin);

        assertThat(Eventually.found(() -> admin.get("/api/campaigns/" + campaign))
                        .text("/team/createdBy"))
                .as("who converted")
                .isEqualTo(admin.get("/api/me").text("/id"));
        JsonNode dashboard = dashboard("?pipeline.tags=" + tag);
        assertThat(dashboard.at("/conversion/created").asLong()).isEqualTo(2);
        assertThat(dashboard.at("/conversion/converted").asLong()).isEqualTo(1);
        assertThat(dashboard("?pipeline.tags=" + tag + "&pipeline.stage=new")
                        .at("/conversion/created")
                        .asLong())
                .isEqualTo(1);
        JsonNode pipeline = admin.get("/api/dashboard/pipeline?pipeline.tags=" + tag)
                .expect(200)
                .body();
        assertThat(pipeline.at("/funnel/0/reached").asLong()).isEqualTo(2);
        assertThat(dashboard.at("/campaigns/activeNow/count").asLong()).isZero();
        running(campaign);
        record(campaign, "12.50", 4000);
        JsonNode running = dashboard("?pipeline.tags=" + tag);
        assertThat(running.at("/campaigns/activeNow/count").asLong()).isEqualTo(1);
        assertThat(running.at("/campaigns/activeNow/totalImpressions").asLong()).isEqualTo(4000);
        assertThat(running.at("/campaigns/activeNow/totalSpend/0/amount").asText())
                .isEqualTo("12.50");
        assertThat(running.at("/campaigns/totalImpressions").asLong()).isEqualTo(4000);
    }

    @Test
    void takeNoFilterTheyDoNotKnow() {
        for (String filter : List.of("couleur=bleu", "sort=createdAt", "cursor=x", "pipeline.stage=vendu")) {
            admin.get("/api/dashboard?" + filter).expect(400);
        }
        admin.get("/api/dashboard?atPosition=3&pipeline.stage=new").expect(400);
        admin.get("/api/dashboard/leads-by-team?team=hier").expect(400);
    }

    @Test
    void whatIsActiveNowIsSummedUpSinceItBegan() {
        JsonNode before = dashboard("?from=1999-01-01&to=1999-01-02").at("/campaigns/activeNow");
        String campaign = admin.post("/api/campaigns", Map.of("name", "Au long cours", "type", "branding"))
                .expect(201)
                .text("/id");
        running(campaign);
        record(campaign, "3.25", 700);
        JsonNode after = dashboard("?from=1999-01-01&to=1999-01-02").at("/campaigns/activeNow");
        assertThat(after.get("count").asLong() - before.get("count").asLong()).isEqualTo(1);
        assertThat(after.get("totalImpressions").asLong()
                        - before.get("totalImpressions").asLong())
                .isEqualTo(700);
        admin.post("/api/campaigns/" + campaign + "/pause", Map.of()).expect(200);
        assertThat(dashboard("").at("/campaigns/activeNow")).isEqualTo(before);
    }

    @Test
    void leadsFollowTheirOwnerToAnotherTeam() {
        String former = Staff.freshTeam();
        String present = Staff.freshTeam();
        Staff agent = Staff.hired("agent", former);
        agent.given(LeadForms.queued("Mutée"));
        admin.send("PUT", "/api/users/" + agent.id() + "/team", Map.of("team", present), Map.of())
                .expect(200);

        assertThat(byTeam("")).contains(present).doesNotContain(former);
        assertThat(byTeam("?team=assigned")).contains(former).doesNotContain(present);
    }

    @Test
    void anErasedLeadLeavesTheBoardAndTheForecast() {
        String team = Staff.freshTeam();
        Staff agent = Staff.hired("agent", team);
        Answer lead = agent.given(LeadForms.queued("Partie"));
        String board = "/api/board?assignment.team=" + team;
        assertThat(admin.get(board).expect(200).body().at("/columns/0/count").asLong())
                .isEqualTo(1);
        admin.post("/api/leads/" + lead.text("/id") + "/erasure", Map.of("reason", "demande"))
                .expect(200);
        JsonNode after = admin.get(board).expect(200).body();
        assertThat(after.findValues("count")).allMatch(count -> count.asLong() == 0);
        assertThat(after.findValues("items")).allMatch(JsonNode::isEmpty);
        JsonNode forecast = admin.get("/api/dashboard/pipeline?assignment.team=" + team)
                .expect(200)
                .body()
                .at("/forecast/stages");
        assertThat(forecast.findValues("count")).allMatch(count -> count.asLong() == 0);
    }

    private Answer tagged(String tag) {
        Map<String, Object> form = LeadForms.form();
        form.put("pipeline", Map.of("tags", List.of(tag)));
        return admin.post("/api/leads", form).expect(201);
    }

    private void running(String campaign) {
        for (Map.Entry<String, Map<String, ?>> part : Map.<String, Map<String, ?>>of(
                        "team", Map.of("manager", admin.get("/api/me").text("/id")),
                        "budget", Map.of("allocated", "900.00", "currency", "EUR"),
                        "timeline", Map.of("startDate", "2026-01-01", "endDate", "2026-12-31"),
                        "platforms/meta", Map.of("isActive", true))
                .entrySet()) {
            admin.put("/api/campaigns/" + campaign + "/" + part.getKey(), part.getValue(), version(campaign))
                    .expect(200);
        }
        admin.post("/api/campaigns/" + campaign + "/activation", Map.of()).expect(200);
    }

    private long version(String campaign) {
        return admin.get("/api/campaigns/" + campaign)
                .expect(200)
                .body()
                .get("version")
                .asLong();
    }

    private void record(String campaign, String spend, long impressions) {
        admin.send(
                        "PUT",
                        "/api/campaigns/" + campaign + "/kpis/meta/2026-03-01",
                        Map.of("spend", spend, "impressions", impressions),
                        Map.of())
                .expect(200);
    }

    private JsonNode dashboard(String question) {
        return admin.get("/api/dashboard" + question).expect(200).body();
    }

    private List<String> byTeam(String question) {
        return admin.get("/api/dashboard/leads-by-team" + question)
                .expect(200)
                .body()
                .findValuesAsText("team");
    }
}
