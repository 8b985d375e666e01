package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.ReportUpload;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports that are handed in over HTTP: previewed, confirmed, traced to their lines, and undone. */
class KpiImportOverHttpTest {
    private static final String FIRST = """
            Day,Campaign,Currency code,Cost,Impr.,Clicks
            2026-02-01,One,EUR,10.00,1000,10
            2026-02-02,One,EUR,11.00,1000,10
            2026-02-03,One,EUR,12.00,1000,10
            2026-02-04,One,EUR,13.00,1000,10
            Total: Account,--,EUR,46.00,4000,40
            """;
    private static final String SECOND = """
            Day,Campaign,Currency code,Cost,Impr.,Clicks
            2026-02-04,One,EUR,14.50,1100,11
            2026-02-05,One,EUR,999.00,1000,10
            2026-02-06,One,EUR,15.00,5,10
            """;

    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void recordsNothingBeforeItIsConfirmedAndUndoesItExactly() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        JsonNode first =
                upload(FIRST, Map.of("platform", "google", "campaign", id, "fetchedAt", "2026-02-05T00:00:00Z"));
        assertThat(first.at("/preview/days/recorded").asInt()).isEqualTo(4);
        assertThat(first.at("/preview/totalLines").asInt()).isEqualTo(1);
        assertThat(first.at("/preview/campaigns/0/after/spend").decimalValue()).isEqualByComparingTo("46");
        assertThat(crm.get("/api/campaigns/" + id)
                        .body()
                        .at("/totalSpend")
                        .decimalValue()
                        .signum())
                .isZero();
        confirm(first, Map.of());
        awaitSpend(id, "46");

        JsonNode second =
                upload(SECOND, Map.of("platform", "google", "campaign", id, "fetchedAt", "2026-02-07T00:00:00Z"));
        assertThat(second.at("/preview/flags").findValuesAsText("code"))
                .contains("tenfold", "more-clicks-than-impressions");
        confirm(second, Map.of());
        awaitSpend(id, "47.50");
        JsonNode recorded = history(id);
        assertThat(recorded.toString()).contains(second.at("/id").asText());

        JsonNode again =
                upload(SECOND, Map.of("platform", "google", "campaign", id, "fetchedAt", "2026-02-07T00:00:00Z"));
        confirm(again, Map.of("acceptFlagged", true));
        awaitSpend(id, "1061.50");

        reverse(again);
        awaitSpend(id, "47.50");
        reverse(second);
        awaitSpend(id, "46");
        reverse(first);
        awaitSpend(id, "0");
        crm.send("POST", "/api/imports/" + first.at("/id").asText() + "/confirmation", Map.of(), Map.of())
                .expect(409);
        JsonNode seen =
                crm.get("/api/imports/" + first.at("/id").asText()).expect(200).body();
        assertThat(seen.at("/restored").asInt()).isEqualTo(4);
    }

    @Test
    void keepsWhatIsNewer() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        JsonNode first = upload(FIRST, Map.of("platform", "google", "campaign", id));
        confirm(first, Map.of());
        crm.send("PUT", "/api/campaigns/" + id + "/kpis/google/2026-02-01", Map.of("spend", "70.00"), Map.of())
                .expect(200);
        JsonNode reversed = reverse(first);
        assertThat(reversed.at("/restored").asInt()).isEqualTo(3);
        assertThat(reversed.at("/kept").asInt()).isEqualTo(1);
        awaitSpend(id, "70");
    }

    @Test
    void addsUpPlatformCampaignsFromFilesOfTheirOwn() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        String titles = "Day,Campaign name,Campaign ID,Amount spent (EUR),Reach\n";
        String both = titles + "2026-02-01,X,8801133,10.00,100\n2026-02-01,Y,8801134,20.00,200\n";
        JsonNode one = uploadOf("8801133", titles + "2026-02-01,X,8801133,10.00,100\n", id);
        assertThat(flags(one)).isEmpty();
        confirm(one, Map.of());
        awaitSpend(id, "10");
        JsonNode other = uploadOf("8801134", titles + "2026-02-01,Y,8801134,20.00,200\n", id);
        assertThat(flags(other)).isEmpty();
        assertThat(other.at("/preview/campaigns/0/after/spend").decimalValue()).isEqualByComparingTo("30");
        confirm(other, Map.of());
        awaitSpend(id, "30");
        // Both numbers are remembered a moment later. Renamed on the platform, it is the same campaign.
        JsonNode again = Eventually.that(
                () -> upload(both.replace(",Y,", ",Z,"), Map.of("platform", "meta")),
                each -> each.at("/preview/unmapped").isEmpty());
        assertThat(again.at("/preview/days/unchanged").asInt()).isEqualTo(1);
        confirm(again, Map.of());
        JsonNode newer = upload(titles + "2026-02-01,Z,8801134,25.00,210\n", Map.of("platform", "meta"));
        confirm(newer, Map.of());
        awaitSpend(id, "35");
        reverse(newer);
        awaitSpend(id, "30");
        reverse(again);
        reverse(other);
        awaitSpend(id, "10");
        assertThat(reverse(one).at("/restored").asInt()).isEqualTo(1);
    }

    @Test
    void namesAFieldThatItDoesNotKnow() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        HttpResponse<String> answer = post(FIRST, Map.of("platform", "google", "campaign", id, "decimals", "comma"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).at("/errors/0/code").asText()).isEqualTo("unknown-field");
        assertThat(body(answer).at("/errors/0/field").asText()).isEqualTo("decimals");
    }

    @Test
    void flagsPlatformCampaignsThatCannotBeToldApart() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Map<String, String> mapped = Map.of("platform", "meta", "campaign", id);
        String numbered = "Day,Campaign name,Campaign ID,Amount spent (EUR)\n";
        confirm(upload(numbered + "2026-02-01,Été,8802133,10.00\n", mapped), Map.of());
        awaitSpend(id, "10");
        String named = "Day,Campaign name,Amount spent (EUR)\n";
        assertThat(flags(upload(named + "2026-02-01,Été,12.00\n", mapped))).isEmpty();
        JsonNode renamed = upload(named + "2026-02-01,Printemps,12.00\n", mapped);
        assertThat(flags(renamed)).contains("other-platform-campaign");
        assertThat(confirm(renamed, Map.of()).at("/days/flagged").asInt()).isEqualTo(1);
        awaitSpend(id, "10");
        // A third of two that are known, by a file that does not say which it is.
        confirm(uploadOf("8802134", numbered + "2026-02-01,Hiver,8802134,20.00\n", id), Map.of());
        awaitSpend(id, "30");
        assertThat(flags(upload("Day,Amount spent (EUR)\n2026-02-01,20.00\n", mapped)))
                .contains("other-platform-campaign");
    }

    /** What remains does not hang on the order: the reversed import's other columns were never the older file's. */
    @Test
    void reversesAnImportUnderAnOlderOneOfOtherColumns() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        JsonNode spend = uploadAt("2026-03-02", "Day,Currency code,Cost\n2026-02-01,EUR,50.00\n", id);
        confirm(spend, Map.of());
        JsonNode clicks = uploadAt("2026-03-01", "Day,Currency code,Clicks,Impr.\n2026-02-01,EUR,5,90\n", id);
        confirm(clicks, Map.of());
        awaitSpend(id, "50");
        assertThat(reverse(spend).at("/restored").asInt()).isEqualTo(1);
        awaitSpend(id, "0");
        Eventually.that(
                () -> crm.get("/api/campaigns/" + id + "/kpis").expect(200).body(),
                kpis -> kpis.at("/items/0/clicks").asInt() == 5
                        && kpis.at("/items/0/spend").isNull());
    }

    /** What was outdated when it came counts once what outdated it is undone. */
    @Test
    void countsAnOutdatedImportOnceTheNewerOneIsReversed() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        JsonNode newer = uploadAt("2026-03-02", "Day,Currency code,Cost\n2026-02-01,EUR,50.00\n", id);
        confirm(newer, Map.of());
        JsonNode older = uploadAt("2026-03-01", "Day,Currency code,Cost\n2026-02-01,EUR,40.00\n", id);
        assertThat(confirm(older, Map.of()).at("/days/rejected").asInt()).isEqualTo(1);
        awaitSpend(id, "50");
        reverse(newer);
        awaitSpend(id, "40");
        reverse(older);
        awaitSpend(id, "0");
    }

    /** What somebody typed for a day is of all the platform's campaigns; a newer report of one of them does not replace it. */
    @Test
    void flagsAReportOfOnePlatformCampaignOverAHandEntry() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        confirm(uploadNumbered("8803133", "10.00", "2026-03-01", id), Map.of());
        confirm(uploadNumbered("8803134", "20.00", "2026-03-01", id), Map.of());
        campaigns
                .kpis(id, "meta", "2026-02-01", Map.of("spend", "33.00", "fetchedAt", "2026-03-02T00:00:00Z"))
                .expect(200);
        awaitSpend(id, "33");
        JsonNode one = uploadNumbered("8803133", "12.00", "2026-03-03", id);
        assertThat(flags(one)).contains("other-platform-campaign");
        assertThat(confirm(one, Map.of()).at("/days/flagged").asInt()).isEqualTo(1);
        awaitSpend(id, "33");
        // Said to be right, it is added to what was last known of the other.
        confirm(one, Map.of("acceptFlagged", true));
        awaitSpend(id, "32");
    }

    /** Somebody who types what an import says vouches for it. */
    @Test
    void keepsWhatAHandEntryConfirmedWhenTheImportIsReversed() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        JsonNode imported = uploadNumbered("8804133", "10.00", "2026-03-01", id);
        confirm(imported, Map.of());
        Map<String, String> typed = Map.of("spend", "10.00", "fetchedAt", "2026-03-03T00:00:00Z");
        for (int i = 0; i < 2; i++) {
            assertThat(campaigns
                            .kpis(id, "meta", "2026-02-01", typed)
                            .expect(200)
                            .text("/status"))
                    .isEqualTo("unchanged");
        }
        reverse(imported);
        awaitSpend(id, "10");
    }

    /** A preview is of what could be told apart then. */
    @Test
    void confirmsNothingThatCannotBeToldApartSinceTheClientWasErased() {
        String lead = LeadForms.captured(crm);
        String id = campaigns.active("2026-01-01", "2026-12-31", lead).text("/id");
        confirm(uploadNumbered("8805133", "12.00", "2026-03-01", id), Map.of());
        confirm(uploadNumbered("8805134", "20.00", "2026-03-01", id), Map.of());
        awaitSpend(id, "32");
        JsonNode one = uploadNumbered("8805133", "15.00", "2026-03-02", id);
        assertThat(flags(one)).isEmpty();
        crm.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande")).expect(200);
        assertThat(confirm(one, Map.of()).at("/days/flagged").asInt()).isEqualTo(1);
        awaitSpend(id, "32");
    }

    private JsonNode uploadNumbered(String number, String spend, String day, String id) {
        String file = "Day,Campaign name,Campaign ID,Amount spent (EUR)\n2026-02-01,N%1$s,%1$s,%2$s\n";
        return upload(
                file.formatted(number, spend),
                Map.of("platform", "meta", "map", number + "=" + id, "fetchedAt", day + "T00:00:00Z"));
    }

    private JsonNode uploadOf(String number, String file, String id) {
        return upload(file, Map.of("platform", "meta", "map", number + "=" + id));
    }

    private JsonNode uploadAt(String day, String file, String id) {
        return upload(file, Map.of("platform", "google", "campaign", id, "fetchedAt", day + "T00:00:00Z"));
    }

    private static List<String> flags(JsonNode uploaded) {
        return uploaded.at("/preview/flags").findValuesAsText("code");
    }

    @Test
    void leavesNothingOfImportsReversedInAnyOrder() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        crm.send("PUT", "/api/campaigns/" + id + "/kpis/google/2026-02-01", Map.of("spend", "7.00"), Map.of())
                .expect(200);
        List<JsonNode> imports = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            String file = "Day,Currency code,Cost\n2026-02-01,EUR,%d0.00\n2026-02-02,EUR,%d0.00\n".formatted(i, i);
            JsonNode uploaded = upload(file, Map.of("platform", "google", "campaign", id));
            confirm(uploaded, Map.of());
            imports.add(uploaded);
        }
        awaitSpend(id, "60");
        assertThat(reverse(imports.get(0)).at("/kept").asInt()).isEqualTo(2);
        assertThat(reverse(imports.get(1)).at("/kept").asInt()).isEqualTo(2);
        awaitSpend(id, "60");
        assertThat(reverse(imports.get(2)).at("/restored").asInt()).isEqualTo(2);
        awaitSpend(id, "7");
    }

    @Test
    void previewsTheOrderOfFilesAsTheyAreRecorded() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        // Instants are recorded to the millisecond, and these differ within one. The higher of two at the same moment
        // holds.
        Map<String, Integer> costs = new LinkedHashMap<>();
        costs.put(".123500Z", 12);
        costs.put(".123900Z", 13);
        costs.put(".123100Z", 11);
        costs.forEach((madeAt, cost) -> {
            JsonNode previewed = upload(
                    "Day,Currency code,Cost\n2026-02-01,EUR,%d\n".formatted(cost),
                    Map.of("platform", "google", "campaign", id, "fetchedAt", "2026-02-05T00:00:00" + madeAt));
            JsonNode confirmed = confirm(previewed, Map.of("acceptFlagged", true));
            assertThat(confirmed.at("/days/restated")).as(madeAt).isEqualTo(previewed.at("/preview/days/restated"));
            assertThat(confirmed.at("/days/rejected")).as(madeAt).isEqualTo(previewed.at("/preview/days/rejected"));
        });
    }

    @Test
    void keepsWhatALaterImportSaidAsWell() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        List<JsonNode> imports = new ArrayList<>();
        for (String[] file : new String[][] {{"10", "01"}, {"20", "02"}, {"20", "03"}}) {
            JsonNode uploaded = upload(
                    "Day,Currency code,Cost\n2026-02-01,EUR,%s.00\n".formatted(file[0]),
                    Map.of(
                            "platform",
                            "google",
                            "campaign",
                            id,
                            "fetchedAt",
                            "2026-03-%sT00:00:00Z".formatted(file[1])));
            confirm(uploaded, Map.of());
            imports.add(uploaded);
        }
        assertThat(reverse(imports.get(1)).at("/kept").asInt()).isEqualTo(1);
        awaitSpend(id, "20");
        reverse(imports.get(2));
        awaitSpend(id, "10");
    }

    @Test
    void leavesNothingOfAnImportThatIsReversedWhileItIsConfirmed() {
        String id = campaigns.active("2024-01-01", "2026-12-31").text("/id");
        String days = LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2026, 1, 1))
                .map(day -> day + ",EUR,1.00\n")
                .collect(Collectors.joining());
        for (int wait = 0; wait <= 120; wait += 40) {
            JsonNode uploaded = upload("Day,Currency code,Cost\n" + days, Map.of("platform", "google", "campaign", id));
            String url = "/api/imports/" + uploaded.at("/id").asText();
            CompletableFuture<Integer> confirmed = CompletableFuture.supplyAsync(() ->
                    crm.send("POST", url + "/confirmation", Map.of(), Map.of()).status());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            reverse(uploaded);
            assertThat(confirmed.join()).isIn(200, 409);
            Answer noted = crm.send(
                            "PUT", "/api/campaigns/" + id + "/kpis/meta/2026-01-01", Map.of("likes", wait), Map.of())
                    .expect(200);
            assertThat(crm.get("/api/campaigns/" + id, noted)
                            .expect(200)
                            .body()
                            .at("/totalSpend")
                            .decimalValue())
                    .as("reversed %d ms after the confirmation began", wait)
                    .isZero();
        }
    }

    @Test
    void isOnlyOfThoseWhoMayRecordAllOfItsCampaigns() {
        CrmClient owner = Staff.hired("manager", Staff.freshTeam()).session();
        String id =
                new CampaignScenario(owner).active("2026-01-01", "2026-12-31").text("/id");
        JsonNode uploaded = upload(FIRST, Map.of("platform", "google", "campaign", id));
        String url = "/api/imports/" + uploaded.at("/id").asText();
        CrmClient other = Staff.hired("manager", Staff.freshTeam()).session();
        Eventually.found(() -> owner.get(url));
        other.get(url).expect(404);
        other.post(url + "/confirmation", Map.of()).expect(404);
        other.post(url + "/reversal", Map.of()).expect(404);
        confirm(uploaded, Map.of());
        awaitSpend(id, "46");
        other.post(url + "/reversal", Map.of()).expect(404);
        assertThat(reverse(uploaded).at("/restored").asInt()).isEqualTo(4);
    }

    @Test
    void tellsWhatWasRecordedInTheEnd() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        confirm(
                upload(FIRST, Map.of("platform", "google", "campaign", id, "fetchedAt", "2026-02-05T00:00:00Z")),
                Map.of());
        JsonNode flagged =
                upload(SECOND, Map.of("platform", "google", "campaign", id, "fetchedAt", "2026-02-07T00:00:00Z"));
        confirm(flagged, Map.of());
        JsonNode all = confirm(flagged, Map.of("acceptFlagged", true));
        assertThat(all.at("/days/recorded").asInt()).isPositive();
        Eventually.that(
                () -> crm.get("/api/imports/" + flagged.at("/id").asText())
                        .expect(200)
                        .body(),
                seen -> seen.at("/confirmed").equals(all.at("/days")));
    }

    @Test
    void refusesWhatCannotBeReadForSure() {
        HttpResponse<String> answer = post("Day,Cost\n01/02/2026,1.50\n", Map.of("platform", "google"));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = body(answer);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("date-ambiguous");
        assertThat(problem.at("/errors/0/message").asText()).contains("2026-02-01", "2026-01-02");
    }

    @Test
    void leavesOutWhatIsNumberedAsAnothersCampaign() {
        String owner = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        String other = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        String file = "Day,Campaign name,Campaign ID,Amount spent (EUR)\n2026-02-01,One,700700700,5.00\n";
        Map<String, String> meta = Map.of("platform", "meta");
        confirm(upload(file, Map.of("platform", "meta", "campaign", owner)), Map.of());
        Eventually.that(() -> post(file, meta), answer -> answer.body().contains(owner));

        JsonNode mistaken = upload(file, Map.of("platform", "meta", "campaign", other));
        assertThat(mistaken.at("/preview/campaigns")).isEmpty();
        assertThat(mistaken.at("/preview/unmapped/0/id").asText()).isEqualTo("700700700");
        JsonNode named = upload(file, Map.of("platform", "meta", "campaign", other, "map", "700700700=" + other));
        assertThat(named.at("/preview/campaigns/0/campaignId").asText()).isEqualTo(other);
        assertThat(named.at("/preview/flags/0/code").asText()).isEqualTo("mapped-elsewhere");
        assertThat(confirm(named, Map.of()).at("/days/flagged").asInt()).isEqualTo(1);

        // It is both campaigns' from then on, and nobody guesses whose.
        confirm(named, Map.of("acceptFlagged", true));
        JsonNode again = Eventually.that(
                () -> upload(file, meta),
                each -> each.at("/preview/unmapped/0/campaigns").size() == 2);
        assertThat(again.at("/preview/unmapped/0/campaigns").toString()).contains(owner, other);
    }

    @Test
    void addsUpNoTwoCurrenciesAndSaysWhyADayIsRefused() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        JsonNode preview =
                upload("""
                        Day,Campaign,Currency code,Cost
                        2026-02-01,One,EUR,5.00
                        2026-02-02,One,USD,7.00
                        2099-01-01,One,EUR,5.00
                        """, Map.of("platform", "google", "campaign", id)).at("/preview");
        JsonNode campaign = preview.at("/campaigns/0");
        assertThat(campaign.at("/currency").asText()).isEqualTo("EUR");
        assertThat(campaign.at("/after/spend").decimalValue()).isEqualByComparingTo("5");
        assertThat(campaign.at("/after/spend USD").decimalValue()).isEqualByComparingTo("7");
        assertThat(preview.at("/problems/0/code").asText()).isEqualTo("future-day");
        assertThat(preview.at("/problems/0/message").asText()).contains("pas encore commencé");
    }

    private static JsonNode history(String id) {
        return crm.get("/api/history/events?resource=campaign&resourceId=" + id + "&limit=200")
                .expect(200)
                .body();
    }

    private static JsonNode confirm(JsonNode previewed, Map<String, ?> body) {
        return crm.send("POST", "/api/imports/" + previewed.at("/id").asText() + "/confirmation", body, Map.of())
                .expect(200)
                .body();
    }

    private static JsonNode reverse(JsonNode previewed) {
        return crm.send("POST", "/api/imports/" + previewed.at("/id").asText() + "/reversal", Map.of(), Map.of())
                .expect(200)
                .body();
    }

    private static void awaitSpend(String id, String spend) {
        campaigns.awaited(
                id, seen -> seen.at("/totalSpend").decimalValue().compareTo(new java.math.BigDecimal(spend)) == 0);
    }

    private static JsonNode upload(String file, Map<String, String> fields) {
        HttpResponse<String> answer = post(file, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return body(answer);
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(answer.body(), noJson);
        }
    }

    private static HttpResponse<String> post(String file, Map<String, String> fields) {
        return ReportUpload.send(RunningCrm.shared().server().port(), crm, file, fields);
    }
}
