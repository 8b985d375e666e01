package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The promises every order to a campaign keeps: versions, positions, locations, and what is refused with which status. */
class CampaignContractTest {
    /** The groups that are replaced as a whole: path, a body, and another that changes it. */
    private static final List<Group> GROUPS = List.of(
            new Group("details", Map.of("name", "Un", "type", "branding"), Map.of("name", "Deux", "type", "branding")),
            new Group("client-info", Map.of("artistName", "Zoé"), Map.of("artistName", "Zoé Lune")),
            new Group("team", Map.of("assignedTo", List.of()), Map.of("assignedTo", List.of())),
            new Group("timeline", Map.of("startDate", "2026-01-01"), Map.of("startDate", "2026-01-02")),
            new Group("objectives", Map.of("primary", "streams"), Map.of("primary", "fans")),
            new Group("budget", Map.of("allocated", 100), Map.of("allocated", "100.50")),
            new Group("platforms/meta", Map.of("isActive", true), Map.of("isActive", false)));

    /** The orders that may say which version they rest on. */
    private static final List<String> LIFE = List.of("activation", "pause", "completion", "cancellation");

    private static CrmClient crm;
    private static CampaignScenario campaigns;

    record Group(String path, Map<String, ?> body, Map<String, ?> other) {}

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void aDraftSaysWhereItIs() {
        Answer drafted = crm.post("/api/campaigns", Map.of("name", "Un", "type", "branding"))
                .expect(201);
        assertThat(drafted.header("Location")).hasValue("/api/campaigns/" + drafted.text("/id"));
        requireVersion(drafted, 1);
        Answer bad = crm.post("/api/campaigns", Map.of("type", "branding", "budget", Map.of("currency", "euro")))
                .expect(400);
        assertThat(bad.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(bad.text("/code")).isEqualTo("validation");
        assertThat(bad.body().at("/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("name", "budget.currency");
    }

    @TestFactory
    Stream<DynamicTest> groupsAreReplacedOnAKnownVersionOnly() {
        return GROUPS.stream()
                .map(group -> DynamicTest.dynamicTest(group.path(), () -> {
                    Answer drafted = campaigns.draft("2026-01-01", "2026-12-31");
                    String path = "/api/campaigns/" + drafted.text("/id") + "/" + group.path();
                    long version = drafted.body().at("/version").asLong();
                    assertThat(crm.send("PUT", path, group.body(), Map.of())
                                    .expect(428)
                                    .text("/code"))
                            .isEqualTo("if-match-required");
                    Answer replaced = crm.put(path, group.body(), version).expect(200);
                    Answer again = crm.put(
                                    path,
                                    group.body(),
                                    replaced.body().at("/version").asLong())
                            .expect(200);
                    assertThat(again.body().at("/version"))
                            .isEqualTo(replaced.body().at("/version"));
                    Answer other = crm.put(
                                    path,
                                    group.other(),
                                    again.body().at("/version").asLong())
                            .expect(200);
                    requireVersion(other, other.body().at("/version").asLong());
                    if (other.body().at("/version").asLong() > version) {
                        Answer stale = crm.put(path, group.body(), version).expect(412);
                        assertThat(stale.text("/code")).isEqualTo("stale-version");
                        assertThat(stale.body().at("/events")).isNotEmpty();
                    }
                    assertThat(crm.put(
                                            path,
                                            Map.of("couleur", "bleu"),
                                            other.body().at("/version").asLong())
                                    .expect(400)
                                    .text("/errors/0/code"))
                            .isEqualTo("unknown-field");
                }));
    }

    @TestFactory
    Stream<DynamicTest> ordersOfLifeMayNameAVersion() {
        return LIFE.stream()
                .map(order -> DynamicTest.dynamicTest(order, () -> {
                    Answer active = campaigns.active("2026-01-01", "2026-12-31");
                    String path = "/api/campaigns/" + active.text("/id") + "/" + order;
                    crm.send("POST", path, Map.of("reason", "x"), Map.of("If-Match", "\"1\""))
                            .expect(412);
                    crm.send("POST", path, Map.of("reason", "x".repeat(501)), Map.of())
                            .expect(400);
                    Answer done = crm.send(
                                    "POST",
                                    path,
                                    Map.of("reason", "x"),
                                    Map.of(
                                            "If-Match",
                                            "\"" + active.body().at("/version").asLong() + "\""))
                            .expect(200);
                    requireVersion(done, done.body().at("/version").asLong());
                }));
    }

    @Test
    void whatIsAddedIsNamed() {
        Answer active = campaigns.billable();
        String campaign = "/api/campaigns/" + active.text("/id");
        Answer creative = crm.post(campaign + "/creatives", Map.of("name", "Teaser", "type", "video"))
                .expect(201);
        assertThat(creative.header("Location")).hasValue(campaign);
        Answer note = crm.post(campaign + "/notes", Map.of("content", "Vu", "type", "review"))
                .expect(201);
        assertThat(note.text("/noteId")).isNotEmpty();
        Answer correction = crm.post(campaign + "/budget-corrections", Map.of("amount", "-1.50", "reason", "avoir"))
                .expect(201);
        assertThat(correction.text("/correctionId")).isNotEmpty();
        assertThat(crm.post(campaign + "/budget-corrections", Map.of("amount", 1))
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("reason");
        Answer invoice = crm.post(
                        campaign + "/invoices", Map.of("periodStart", "2026-01-01", "periodEnd", "2026-01-31"))
                .expect(201);
        assertThat(invoice.text("/invoiceId")).isNotEmpty();
        assertThat(crm.post(campaign + "/invoices", Map.of("periodStart", "2026-02-02", "periodEnd", "2026-02-01"))
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("periodEnd");
        assertThat(crm.post(campaign + "/reopening", Map.of("reason", "encore"))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("campaign-not-ended");
        crm.post(campaign + "/completion", null).expect(200);
        assertThat(crm.post(campaign + "/reopening", null).expect(400).text("/errors/0/field"))
                .isEqualTo("reason");
        String retired = campaign + "/creatives/" + creative.text("/creativeId");
        crm.delete(retired).expect(200);
        JsonNode view = crm.get(campaign, crm.delete(retired).expect(200)).body();
        assertThat(view.at("/creatives/0/isActive").asBoolean()).isFalse();
    }

    @Test
    void kpisSayWhatBecameOfThem() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Answer first =
                campaigns.kpis(id, "meta", "2026-02-01", Map.of("clicks", 1)).expect(200);
        assertThat(first.text("/status")).isEqualTo("recorded");
        assertThat(first.text("/id")).isEqualTo(id);
        requireVersion(first, 1);
        assertThat(campaigns
                        .kpis(id, "meta", "2026-02-01", Map.of("clicks", 1))
                        .expect(200)
                        .text("/status"))
                .isEqualTo("unchanged");
        assertThat(campaigns
                        .kpis(id, "meta", "2026-02-01", Map.of("clicks", 2))
                        .expect(200)
                        .text("/status"))
                .isEqualTo("restated");
        campaigns.kpis(id, "myspace", "2026-02-01", Map.of("clicks", 2)).expect(400);
        campaigns.kpis(id, "meta", "2026-02-30", Map.of("clicks", 2)).expect(400);
        campaigns
                .kpis("campaign-none", "meta", "2026-02-01", Map.of("clicks", 2))
                .expect(404);
        List<?> tooMany = Stream.generate(() -> Map.of()).limit(1001).toList();
        assertThat(crm.send("PUT", "/api/campaigns/kpis", tooMany, Map.of())
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("too-many");
    }

    @Test
    void aMisspeltParameterIsNoAnswer() {
        Answer drafted = campaigns.draft("2026-01-01", "2026-12-31");
        String campaign = "/api/campaigns/" + drafted.text("/id");
        for (String path : List.of(
                campaign + "?position=1",
                campaign + "/kpis?plateforme=meta",
                campaign + "/kpis?by=week",
                campaign + "/diff?form=1",
                "/api/dashboard?form=2026-01-01",
                "/api/dashboard/performance?by=team",
                "/api/campaigns?colour=red")) {
            Answer refused = crm.get(path, drafted).expect(400);
            assertThat(path.replaceAll(".*\\?", "")).startsWith(refused.text("/errors/0/field"));
        }
    }

    private static void requireVersion(Answer answer, long version) {
        assertThat(answer.body().at("/version").asLong()).isEqualTo(version);
        assertThat(answer.header("ETag")).hasValue("\"" + version + "\"");
        assertThat(answer.position()).isEqualTo(answer.body().at("/position").asLong());
    }
}
