package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The road of a campaign from draft to KPIs, as a frontend walks it. */
class CampaignsOverHttpTest {
    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void runsFromDraftToEnd() {
        Answer drafted = campaigns.draft("2026-01-01", "2026-12-31");
        String campaign = "/api/campaigns/" + drafted.text("/id");
        assertThat(drafted.header("Location")).hasValue(campaign);
        Answer active = crm.post(campaign + "/activation", null).expect(200);
        assertThat(crm.get(campaign, active).text("/status")).isEqualTo("active");
        crm.post(campaign + "/pause", Map.of("reason", "vacances")).expect(200);
        crm.post(campaign + "/completion", null).expect(200);
        assertThat(crm.post(campaign + "/pause", null).expect(409).text("/code"))
                .isEqualTo("campaign-transition");
        Answer reopened =
                crm.post(campaign + "/reopening", Map.of("reason", "encore")).expect(200);
        assertThat(crm.get(campaign, reopened).text("/status")).isEqualTo("paused");
    }

    @Test
    void addsKpisUpAndDividesLast() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        campaigns
                .kpis(id, "meta", "2026-02-01", Map.of("impressions", 1000, "clicks", 10, "spend", 5, "reach", 700))
                .expect(200);
        Answer last = campaigns
                .kpis(
                        id,
                        "meta",
                        "2026-02-02",
                        Map.of("impressions", 9000, "clicks", 18, "spend", "9.00", "reach", 900))
                .expect(200);
        JsonNode campaign = crm.get("/api/campaigns/" + id, last).expect(200).body();
        assertThat(campaign.at("/overallCtr").decimalValue()).isEqualByComparingTo("0.0028");
        assertThat(campaign.at("/overallCpc").decimalValue()).isEqualByComparingTo("0.50");
        assertThat(campaign.at("/budget/spent").decimalValue()).isEqualByComparingTo("14.00");
        assertThat(campaign.at("/budget/remaining").decimalValue()).isEqualByComparingTo("986.00");
        assertThat(campaign.at("/dailyKpis")).hasSize(2);
        assertThat(campaign.at("/dailyKpis/0/reach").asLong()).isEqualTo(700);
        assertThat(campaign.at("/version").asLong()).isEqualTo(4);
        JsonNode report = crm.get("/api/campaigns/" + id + "/kpis?by=platform")
                .expect(200)
                .body();
        assertThat(report.at("/items/0/platform").asText()).isEqualTo("meta");
        assertThat(report.at("/totals/ctr").decimalValue()).isEqualByComparingTo("0.0028");
        assertThat(report.at("/totals").has("reach")).isFalse();
        assertThat(report.at("/totals/conversionsBasis").asText()).isEqualTo("platform-reported");
    }

    @Test
    void recordsTheSameKpisOnceAndReprintsWhatWasKnown() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Answer first = campaigns
                .kpis(id, "tiktok", "2026-03-01", Map.of("clicks", 3, "spend", "1.50"))
                .expect(200);
        Answer again = campaigns
                .kpis(id, "tiktok", "2026-03-01", Map.of("clicks", 3, "spend", 1.5))
                .expect(200);
        assertThat(again.body().get("version")).isEqualTo(first.body().get("version"));
        Answer restated = campaigns
                .kpis(id, "tiktok", "2026-03-01", Map.of("clicks", 4, "spend", "2.00"))
                .expect(200);
        assertThat(restated.position()).isGreaterThan(first.position());
        String kpis = "/api/campaigns/" + id + "/kpis?by=day";
        assertThat(crm.get(kpis, restated).body().at("/items/0/clicks").asLong())
                .isEqualTo(4);
        Answer then = crm.get(kpis + "&atPosition=" + first.position()).expect(200);
        assertThat(then.body().at("/items/0/clicks").asLong()).isEqualTo(3);
        assertThat(then.position()).isEqualTo(first.position());
        Answer campaignThen = crm.get("/api/campaigns/" + id + "?atPosition=" + first.position())
                .expect(200);
        assertThat(campaignThen.body().at("/budget/spent").decimalValue()).isEqualByComparingTo("1.50");
    }

    @Test
    void reprintsAPastReportToTheLetter() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        campaigns
                .kpis(id, "meta", "2026-02-01", Map.of("clicks", 3, "impressions", 700, "reach", 7, "spend", "1.50"))
                .expect(200);
        Answer last = campaigns
                .kpis(id, "tiktok", "2026-02-02", Map.of("clicks", 4, "spend", "2.00"))
                .expect(200);
        List<String> reports = List.of(
                "/kpis?by=day",
                "/kpis?by=platform",
                "/kpis?by=month&from=2026-02-01&to=2026-02-02",
                "/kpis?platform=meta");
        List<String> printed = new ArrayList<>();
        reports.forEach(report -> printed.add(
                crm.get("/api/campaigns/" + id + report, last).expect(200).raw().body()));
        Instant then = RunningCrm.clock().between();
        campaigns
                .kpis(id, "meta", "2026-02-01", Map.of("clicks", 9, "spend", "9.00"))
                .expect(200);
        Answer restated =
                campaigns.kpis(id, "youtube", "2026-02-03", Map.of("views", 9)).expect(200);
        for (int i = 0; i < reports.size(); i++) {
            String report = "/api/campaigns/" + id + reports.get(i);
            assertThat(crm.get(report, restated).expect(200).raw().body()).isNotEqualTo(printed.get(i));
            assertThat(crm.get(report + "&at=" + then).expect(200).raw().body()).isEqualTo(printed.get(i));
        }
    }

    @Test
    void tellsWhichFieldOfAPlatformChanged() {
        Answer drafted = campaigns.draft("2026-01-01", "2026-12-31");
        String campaign = "/api/campaigns/" + drafted.text("/id");
        Map<String, ?> young = Map.of("targeting", Map.of("demographics", Map.of("ageMin", 18, "ageMax", 24)));
        Map<String, ?> older = Map.of("targeting", Map.of("demographics", Map.of("ageMin", 18, "ageMax", 34)));
        Answer first = crm.put(
                        campaign + "/platforms/meta",
                        Map.of("isActive", true, "config", young),
                        drafted.body().at("/version").asLong())
                .expect(200);
        Answer second = crm.put(
                        campaign + "/platforms/meta",
                        Map.of("isActive", true, "config", older),
                        first.body().at("/version").asLong())
                .expect(200);
        JsonNode changes = crm.get(campaign + "/diff?from=" + first.position() + "&to=" + second.position(), second)
                .expect(200)
                .body();
        assertThat(changes).hasSize(1);
        assertThat(changes.at("/0/path").asText()).isEqualTo("platforms.meta.config.targeting.demographics.ageMax");
        assertThat(changes.at("/0/before").asInt()).isEqualTo(24);
        assertThat(changes.at("/0/after").asInt()).isEqualTo(34);
    }

    @Test
    void rejectsImpossibleKpis() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        assertThat(campaigns
                        .kpis(id, "meta", "2999-01-01", Map.of("clicks", 1))
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("future-day");
        assertThat(campaigns
                        .kpis(id, "meta", "2026-01-01", Map.of("clicks", -1))
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("clicks");
        assertThat(campaigns
                        .kpis(id, "meta", "2026-01-01", Map.of("ctr", 0.5))
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("unknown-field");
        assertThat(campaigns
                        .kpis(id, "meta", "2026-01-01", Map.of("spend", "1.001"))
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("money-scale");
        campaigns.kpis(id, "meta", "2026-01-01", Map.of("clicks", 1.5)).expect(400);
        campaigns
                .kpis(id, "meta", "2026-01-01", Map.of("clicks", 9, "fetchedAt", "2026-01-02T10:00:00Z"))
                .expect(200);
        assertThat(campaigns
                        .kpis(id, "meta", "2026-01-01", Map.of("clicks", 8, "fetchedAt", "2026-01-02T09:00:00Z"))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("stale-figures");
        String draft = campaigns.draft("2026-01-01", "2026-12-31").text("/id");
        assertThat(campaigns
                        .kpis(draft, "meta", "2026-01-01", Map.of("clicks", 1))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("campaign-takes-no-figures");
    }

    @Test
    void findsCampaignsByTheBeginningsOfTheirWords() {
        Answer drafted = campaigns.draft("2026-01-01", "2026-12-31");
        Answer found = crm.get("/api/campaigns?q=ete+LUN&status=draft&limit=200", drafted)
                .expect(200);
        assertThat(found.body().at("/items").findValuesAsText("id")).contains(drafted.text("/id"));
        assertThat(crm.get("/api/campaigns?q=absent" + System.nanoTime())
                        .expect(200)
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(crm.get("/api/campaigns?colour=red").expect(400).text("/errors/0/code"))
                .isEqualTo("unknown-filter");
    }

    @Test
    void tellsWhatHappenedAndWhatChanged() {
        Answer drafted = campaigns.draft("2026-01-01", "2026-12-31");
        String campaign = "/api/campaigns/" + drafted.text("/id");
        crm.post(campaign + "/activation", null).expect(200);
        crm.post(campaign + "/notes", Map.of("content", "Appeler Zoé", "type", "note", "isInternal", true))
                .expect(201);
        Answer last = campaigns
                .kpis(drafted.text("/id"), "meta", "2026-02-01", Map.of("spend", 5))
                .expect(200);
        JsonNode lines =
                crm.get(campaign + "/activity", last).expect(200).body().at("/items");
        List<String> types = new ArrayList<>();
        lines.forEach(line -> types.add(line.get("type").asText()));
        assertThat(types)
                .startsWith("CampaignKpisRecorded", "CampaignNoteAdded", "CampaignActivated")
                .endsWith("CampaignDrafted");
        assertThat(lines.at("/1/details/content").asText()).isEqualTo("Appeler Zoé");
        JsonNode changes = crm.get(campaign + "/diff?from=" + drafted.position())
                .expect(200)
                .body();
        assertThat(changes.findValuesAsText("path")).contains("status", "budget.spent", "notes");
        assertThat(changes.toString()).contains("Appeler Zoé").doesNotContain("pt1.");
    }
}
