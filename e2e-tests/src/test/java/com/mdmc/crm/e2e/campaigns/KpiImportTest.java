package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.campaigns.ImportRun.Outcome;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.nio.charset.Charset;
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
                2026-02-04,abc,1,1,1,1
                2999-01-01,1,1,1,1,1
                Total,"10,001",30,16.00,,
                """);
        Outcome first = ImportRun.of(export, id, "meta", List.of("--apply"));
        assertThat(first.status()).isEqualTo(1);
        assertThat(first.errors()).contains("line 5:", "line 6:").doesNotContain("line 3:");
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
        ImportRun.of(export, id, "meta", List.of("--apply"));
        assertThat(crm.get("/api/campaigns/" + id).body().at("/position").asLong())
                .isEqualTo(position);
    }

    @Test
    void aFileTakesNothingAwayThatItHasNoColumnFor() throws IOException {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Path spend = Files.writeString(
                directory.resolve("spend.csv"),
                "Jour;Impressions;Clics (tous);Montant dépensé (EUR)\n2026-02-10;1000;50;200,00\n",
                Charset.forName("windows-1252"));
        Path engagement = Files.writeString(
                directory.resolve("engagement.csv"),
                "Jour;Impressions;Réactions à une publication;Colonne inconnue\n2026-02-10;1234;80;x\n");
        Outcome dryRun = ImportRun.of(spend, id, "meta", List.of());
        assertThat(dryRun.status()).isZero();
        assertThat(dryRun.output()).contains("1 new", "spend EUR", "nothing was recorded");
        assertThat(ImportRun.of(spend, id, "meta", List.of("--apply")).status()).isZero();
        Outcome second = ImportRun.of(engagement, id, "meta", List.of("--apply"));
        assertThat(second.status()).isZero();
        assertThat(second.errors()).contains("Colonne inconnue");
        JsonNode day = campaigns
                .awaited(
                        id,
                        seen -> seen.at("/totalImpressions").asLong() == 1234
                                && seen.at("/dailyKpis/0/likes").asLong() == 80)
                .at("/dailyKpis/0");
        assertThat(day.at("/likes").asLong()).isEqualTo(80);
        assertThat(day.at("/clicks").asLong()).isEqualTo(50);
        assertThat(day.at("/spend").decimalValue()).isEqualByComparingTo("200");
    }

    @Test
    void correctsItsOwnReading() throws IOException {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Path file = Files.writeString(directory.resolve("own.csv"), "Day;Cost\n2026-02-01;1,234\n");
        assertThat(ImportRun.of(file, id, "google", List.of("--apply")).errors())
                .contains("1.234", "1234", "--decimal");
        assertThat(ImportRun.of(file, id, "google", List.of("--apply", "--decimal=point"))
                        .status())
                .isZero();
        campaigns.awaited(id, seen -> seen.at("/totalSpend").decimalValue().intValue() == 1234);
        Path cents = Files.writeString(directory.resolve("cents.csv"), "Day;Cost\n2026-02-02;1,23\n");
        assertThat(ImportRun.of(cents, id, "google", List.of("--apply", "--accept-flagged", "--currency=TND"))
                        .status())
                .isZero();
        assertThat(ImportRun.of(cents, id, "google", List.of("--apply")).status())
                .isZero();
    }

    @Test
    void asksBeforeItRecordsWhatDoesNotLookRightAndSaysWhatItMeansForInvoices() throws IOException {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Path january = Files.writeString(
                directory.resolve("january.csv"), "Day,Cost,Impr.,Clicks\n2026-01-05,100.00,1000,10\n");
        assertThat(ImportRun.of(january, id, "google", List.of("--apply")).status())
                .isZero();
        String invoice = crm.post(
                        "/api/campaigns/" + id + "/invoices",
                        Map.of("periodStart", "2026-01-01", "periodEnd", "2026-01-31"))
                .expect(201)
                .text("/invoice/documentNumber");
        Path corrected = Files.writeString(
                directory.resolve("corrected.csv"),
                "Day,Cost,Impr.,Clicks\n2026-01-05,130.00,1000,10\n2026-01-06,20.00,10,11\n");
        Outcome doubtful = ImportRun.of(corrected, id, "google", List.of("--apply"));
        assertThat(doubtful.output()).contains("invoice " + invoice + ": 10.00 EUR due");
        assertThat(doubtful.errors())
                .contains("to be looked at: line 3: More clicks than impressions")
                .contains("--accept-flagged records them");
        assertThat(doubtful.recorded()).isEqualTo("rejected 1, restated 1");
        assertThat(doubtful.status()).isEqualTo(1);
        assertThat(ImportRun.of(corrected, id, "google", List.of("--apply", "--accept-flagged"))
                        .status())
                .isZero();
        campaigns.awaited(id, seen -> seen.at("/totalSpend").decimalValue().intValue() == 150);
    }

    @Test
    void refusesWhatItCannotBeSureOf() throws IOException {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Path month = Files.writeString(
                directory.resolve("month.csv"),
                "Campaign name,Impressions,Reporting starts,Reporting ends\nZoé,48000,2026-08-01,2026-08-31\n");
        assertThat(ImportRun.of(month, id, "meta", List.of("--apply")).status()).isEqualTo(2);
        Path several = Files.writeString(
                directory.resolve("several.csv"), "Day,Campaign,Cost\n2026-02-01,One,1.50\n2026-02-01,Two,2.25\n");
        Outcome unclear = ImportRun.of(several, id, "google", List.of("--apply"));
        assertThat(unclear.status()).isEqualTo(2);
        assertThat(unclear.errors()).contains("One", "Two", "--only");
        assertThat(ImportRun.of(several, id, "google", List.of("--apply", "--only=Two"))
                        .status())
                .isZero();
        JsonNode campaign = campaigns.awaited(
                id, seen -> seen.at("/totalSpend").decimalValue().signum() > 0);
        assertThat(campaign.at("/totalSpend").decimalValue()).isEqualByComparingTo("2.25");
    }

    private static Answer batch(List<?> items) {
        return crm.send("PUT", "/api/campaigns/kpis", Map.of("items", items), Map.of());
    }
}
