package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What single creatives achieve, day by day, beside what their platforms report of the whole day. */
class CreativePerformanceOverHttpTest {
    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void addsACreativesDaysUpAndDividesLast() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        String teaser = creative(id);
        day(id, teaser, "2026-02-01", Map.of("impressions", 1000, "clicks", 10, "spend", 5, "conversions", 1))
                .expect(200);
        Answer second = day(id, teaser, "2026-02-02", Map.of("impressions", 9000, "clicks", 18, "spend", 9))
                .expect(200);
        JsonNode campaign = crm.get("/api/campaigns/" + id, second).expect(200).body();
        JsonNode performance = campaign.at("/creatives/0/performance");
        assertThat(performance.at("/impressions").asLong()).isEqualTo(10_000);
        assertThat(performance.at("/clicks").asLong()).isEqualTo(28);
        assertThat(performance.at("/ctr").decimalValue()).isEqualByComparingTo("0.0028");
        assertThat(performance.at("/cpc").decimalValue()).isEqualByComparingTo("0.50");
        assertThat(performance.at("/conversions").decimalValue()).isEqualByComparingTo("1");
        assertThat(campaign.at("/totalSpend").decimalValue()).isEqualByComparingTo("0");
        assertThat(campaign.at("/dailyKpis")).isEmpty();

        Answer restated = day(id, teaser, "2026-02-02", Map.of("impressions", 9000, "clicks", 10, "spend", 9))
                .expect(200);
        String kpis = "/api/campaigns/" + id + "/creatives/" + teaser + "/kpis";
        JsonNode report = crm.get(kpis, restated).expect(200).body();
        assertThat(report.at("/items")).hasSize(2);
        assertThat(report.at("/items/1/clicks").asLong()).isEqualTo(10);
        assertThat(report.at("/totals/ctr").decimalValue()).isEqualByComparingTo("0.002");
        JsonNode then = crm.get(kpis + "?by=month&atPosition=" + second.position())
                .expect(200)
                .body();
        assertThat(then.at("/items/0/clicks").asLong()).isEqualTo(28);
        assertThat(crm.get(kpis + "?by=platform").expect(400).text("/errors/0/field"))
                .isEqualTo("by");
    }

    @Test
    void takesThemByBatchAndOnlyForCreativesThereAre() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        String teaser = creative(id);
        Answer answer = crm.send(
                        "PUT",
                        "/api/campaigns/kpis",
                        List.of(
                                Map.of("campaignId", id, "creativeId", teaser, "date", "2026-02-01", "clicks", 1),
                                Map.of("campaignId", id, "creativeId", teaser, "date", "2026-02-01", "clicks", 1),
                                Map.of("campaignId", id, "creativeId", "none", "date", "2026-02-01", "clicks", 1),
                                Map.of(
                                        "campaignId",
                                        id,
                                        "creativeId",
                                        teaser,
                                        "platform",
                                        "meta",
                                        "date",
                                        "2026-02-01",
                                        "clicks",
                                        1),
                                Map.of("campaignId", id, "date", "2026-02-01", "clicks", 1),
                                Map.of(
                                        "campaignId",
                                        id,
                                        "creativeId",
                                        teaser,
                                        "date",
                                        "2026-02-02",
                                        "platformSpecific",
                                        Map.of("tiktok", Map.of("likes", 1)))),
                        Map.of())
                .expect(200);
        assertThat(answer.body().at("/results/0/status").asText()).isEqualTo("recorded");
        assertThat(answer.body().at("/results/1/status").asText()).isEqualTo("unchanged");
        assertThat(answer.body().at("/results/2/problem/code").asText()).isEqualTo("not-found");
        assertThat(answer.body().at("/results/3/problem/errors/0/code").asText())
                .isEqualTo("one-of-both");
        assertThat(answer.body().at("/results/4/problem/errors/0/field").asText())
                .isEqualTo("platform");
        assertThat(answer.body().at("/results/5/problem/errors/0/code").asText())
                .isEqualTo("other-platform");
        day(id, "none", "2026-02-01", Map.of("clicks", 1)).expect(404);
        crm.get("/api/campaigns/" + id + "/creatives/none/kpis").expect(404);
        assertThat(day(id, teaser, "2999-02-01", Map.of("clicks", 1))
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("future-day");
        JsonNode lines = crm.get("/api/campaigns/" + id + "/activity", answer)
                .expect(200)
                .body();
        assertThat(lines.at("/items/0/type").asText()).isEqualTo("CampaignCreativeKpisRecorded");
        assertThat(lines.at("/items/0/details/creativeId").asText()).isEqualTo(teaser);
    }

    private static String creative(String campaign) {
        return crm.post(
                        "/api/campaigns/" + campaign + "/creatives",
                        Map.of("name", "Teaser", "type", "video", "platform", "meta", "isActive", true))
                .expect(201)
                .text("/creativeId");
    }

    private static Answer day(String campaign, String creative, String date, Map<String, ?> kpis) {
        return crm.send(
                "PUT", "/api/campaigns/" + campaign + "/creatives/" + creative + "/kpis/" + date, kpis, Map.of());
    }
}
