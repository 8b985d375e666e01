package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.campaigns.ImportRun.Outcome;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KPIs that come in many at once: by batch, and out of ad platforms' exports. */
class KpiImportTest {
    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @TempDir
    Path directory;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void answersEveryItemOfABatch() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Answer answer = batch(List.of(
                Map.of("campaignId", id, "platform", "meta", "date", "2026-01-01", "clicks", 1),
                Map.of("campaignId", id, "platform", "meta", "date", "2026-01-01", "clicks", -1),
                Map.of("campaignId", id, "platform", "myspace", "date", "2026-01-01", "clicks", 1),
                Map.of("campaignId", "campaign-unknown", "platform", "meta", "date", "2026-01-01", "clicks", 1),
                Map.of("campaignId", id, "platform", "meta", "date", "2026-01-01", "clicks", 1),
                Map.of("campaignId", id, "platform", "meta", "date", "2026-01-01", "clicks", 2, "ctr", 1),
                Map.of("campaignId", id, "platform", "tiktok", "date", "2026-02-01", "spend", "2.5")));
        JsonNode body = answer.expect(200).body();
        assertThat(body.at("/results").findValuesAsText("status"))
                .filteredOn(status -> !status.matches("\\d+"))
                .containsExactly("recorded", "rejected", "rejected", "rejected", "unchanged", "rejected", "recorded");
        assertThat(body.at("/results/1/problem/errors/0/field").asText()).isEqualTo("clicks");
        assertThat(body.at("/results/2/problem/errors/0/field").asText()).isEqualTo("platform");
        assertThat(body.at("/results/3/problem/code").asText()).isEqualTo("not-found");
        assertThat(body.at("/results/5/problem/errors/0/code").asText()).isEqualTo("unknown-field");
        JsonNode campaign = crm.get("/api/campaigns/" + id, answer).body();
        assertThat(campaign.at("/totalClicks").asLong()).isEqualTo(1);
        assertThat(campaign.at("/totalSpend").decimalValue()).isEqualByComparingTo("2.50");
    }

    @Test
    void losesNoDigitOfAnAmount() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        String item = """
                [{"campaignId": "%s", "platform": "meta", "date": "2026-01-01", "spend": 900719925474099.93},
                 {"campaignId": "%s", "platform": "meta", "date": "2026-01-02", "spend": "0.07"}]
                """.formatted(id, id);
        Answer answer = crm.send("PUT", "/api/campaigns/kpis", item, Map.of()).expect(200);
        assertThat(crm.get("/api/campaigns/" + id, answer).raw().body()).contains("\"totalSpend\":900719925474100.00,");
    }

    @Test
    void importsAnExportOnceHoweverOftenItIsGiven() throws IOException, InterruptedException {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Path export = Files.writeString(directory.resolve("meta.csv"), """
                Rapport Meta Ads
                Day,Impressions,Link clicks,Amount spent (EUR),Reach,Post engagements
                2026-02-01,"1,000",10,5.00,700,12
                2026-02-02,"9,000",18,9.00,800,--
                2026-02-02,1,1,1,1,1
                02/03/2026,1,1,1,1,1
                2026-02-04,abc,1,1,1,1
                2999-01-01,1,1,1,1,1
                Total,"10,000",28,14.00,,
                """);
        Outcome first = ImportRun.of(export, id, "meta", List.of());
        assertThat(first.status()).isEqualTo(1);
        assertThat(first.errors())
                .contains("line 5:", "line 6:", "line 7:", "line 8:")
                .doesNotContain("line 3:");
        JsonNode campaign = campaigns.awaited(
                id,
                seen -> seen.at("/totalImpressions").asLong() == 10_000
                        && seen.at("/dailyKpis").size() == 2);
        assertThat(campaign.at("/overallCtr").decimalValue()).isEqualByComparingTo("0.0028");
        assertThat(campaign.at("/dailyKpis/0/platformSpecific/meta/postEngagement")
                        .asLong())
                .isEqualTo(12);
        assertThat(campaign.at("/dailyKpis/1/platformSpecific/meta/postEngagement")
                                .isMissingNode()
                        || campaign.at("/dailyKpis/1/platformSpecific/meta/postEngagement")
                                .isNull())
                .isTrue();
        long position = campaign.at("/position").asLong();
        ImportRun.of(export, id, "meta", List.of());
        assertThat(crm.get("/api/campaigns/" + id).body().at("/position").asLong())
                .isEqualTo(position);
    }

    private static Answer batch(List<?> items) {
        return crm.send("PUT", "/api/campaigns/kpis", Map.of("items", items), Map.of());
    }
}
