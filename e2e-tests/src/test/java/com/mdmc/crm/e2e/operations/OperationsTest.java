package com.mdmc.crm.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.leads.ByteSearch;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Operators see what stands still and why, act on it, and everything they do is in the audit. */
class OperationsTest {
    private static final String BASE = "/api/operations/";

    @TempDir
    private static Path directory;

    private static StandaloneServer server;
    private static CrmClient admin;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("crm.purge.every", "PT0.1S");
        server = RunningCrm.start(settings);
        admin = RunningCrm.admin(server);
        // The node has reported itself, and that is seen.
        Eventually.that(() -> items("projections"), seen -> !seen.isEmpty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aDeadLetterIsSeenRetriedAndDiscardedOnceWithAReason() throws Exception {
        Answer campaign = draft("Premier");
        String id = campaign.text("/id");
        admin.get("/api/campaigns/" + id, campaign).expect(200);
        UnstorableEvent.recordOf(campaign, server);
        String letter = letterOf(id);
        Answer other = draft("Second");
        assertThat(admin.get("/api/campaigns/" + other.text("/id"), other).text("/name"))
                .as("nobody else waits")
                .isEqualTo("Second");
        JsonNode seen = admin.get(BASE + "dead-letters/" + letter).expect(200).body();
        assertThat(seen.at("/event").asText()).isEqualTo("CampaignPlatformConfigured");
        assertThat(seen.at("/payload").toString()).contains("\"campaignId\"").doesNotContain("hidden wish");
        assertThat(seen.at("/first").asBoolean()).isTrue();
        assertThat(seen.at("/position").asLong()).isPositive();

        String retry = BASE + "dead-letters/" + letter + "/retry";
        atOnce(2, () -> admin.post(retry, null)).forEach(each -> each.expect(200));
        assertThat(ended(retry, "failed").text("/request/outcome")).isNotEmpty();

        for (Map<String, ?> reason : List.of(Map.<String, Object>of(), Map.of("reason", " "))) {
            assertThat(admin.post(BASE + "dead-letters/" + letter + "/discard", reason)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(letterOf(id)).isEqualTo(letter);
        List<Answer> discards = atOnce(
                2, () -> admin.post(BASE + "dead-letters/" + letter + "/discard", Map.of("reason", "a test's own")));
        assertThat(discards).extracting(Answer::status).isSubsetOf(200, 404).contains(200);
        assertThat(items("dead-letters"))
                .noneMatch(each -> each.at("/id").asText().equals(letter));
        assertThat(audited("dead-letter:" + letter))
                .filteredOn("discard-dead-letter"::equals)
                .hasSize(1);

        UnstorableEvent.recordLaterName(campaign, "Premier bis", server);
        Eventually.that(() -> admin.get("/api/campaigns/" + id).text("/name"), "Premier bis"::equals);
    }

    @Test
    void aPausedProjectionStandsStillAloneUntilItIsResumed() {
        admin.post(BASE + "projections/teams/pause", null).expect(200);
        Eventually.that(() -> stateOf("teams"), "paused"::equals);
        Answer created =
                admin.post("/api/teams", Map.of("id", "lune", "name", "Lune")).expect(201);
        Answer campaign = draft("Pendant la pause");
        assertThat(admin.get("/api/campaigns/" + campaign.text("/id"), campaign)
                        .expect(200)
                        .text("/name"))
                .as("a view of the same processor goes on")
                .isEqualTo("Pendant la pause");
        List<JsonNode> all = items("projections");
        JsonNode paused = named("teams", all);
        JsonNode other = named("campaigns", all);
        assertThat(paused.at("/processor")).isEqualTo(other.at("/processor"));
        assertThat(paused.at("/lagCommits").asLong())
                .isGreaterThanOrEqualTo(2)
                .isGreaterThan(other.at("/lagCommits").asLong());
        assertThat(admin.send("GET", "/api/teams?after=" + created.position(), null, Map.of("Prefer", "wait=0"))
                        .status())
                .isEqualTo(503);
        admin.post(BASE + "projections/teams/resume", null).expect(200);
        assertThat(admin.get("/api/teams", created).expect(200).body().toString())
                .contains("Lune");
        Eventually.that(() -> stateOf("teams"), "running"::equals);
    }

    private static String stateOf(String projection) {
        return projection(projection).at("/state").asText();
    }

    @Test
    void aProjectionIsRebuiltWhileItServes() {
        Answer campaign = draft("Vrai");
        String path = "/api/campaigns/" + campaign.text("/id");
        assertThat(admin.get(path, campaign).expect(200).text("/status")).isEqualTo("draft");
        MongoDatabase database = server.context().getBean(MongoDatabase.class);
        database.getCollection("campaigns")
                .updateOne(Filters.eq("_id", campaign.text("/id")), Updates.set("status", "paused"));
        assertThat(admin.get(path).text("/status")).isEqualTo("paused");
        ended(BASE + "projections/campaigns/rebuild", "done");
        assertThat(admin.get(path).text("/status")).isEqualTo("draft");
        Answer after = draft("Après");
        assertThat(admin.get("/api/campaigns/" + after.text("/id"), after)
                        .expect(200)
                        .text("/name"))
                .isEqualTo("Après");
        assertThat(admin.post(BASE + "projections/when-lead-converted-then-draft-campaign/rebuild", null)
                        .expect(409)
                        .text("/code"))
                .isEqualTo("not-rebuildable");
        admin.post(BASE + "projections/nothing/rebuild", null).expect(404);
    }

    @Test
    void anErasureDuringARebuildReachesWhatIsBeingBuilt() {
        // As the sort key of a living lead's artist has it.
        String artist = "zqrebatixv";
        Answer captured = LeadForms.queued(admin, artist);
        String lead = "/api/leads/" + captured.text("/id");
        admin.get(lead, captured).expect(200);
        assertThat(ByteSearch.of(artist, directory)).as("the search finds it").isNotEmpty();
        EventProcessor views = server.context()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(Projection.QUERY_VIEWS)
                .orElseThrow();
        StorePurge purge = server.context().getBean(StorePurge.class);
        Instant[] destroyed = new Instant[1];
        server.context().getBean(Rebuilder.class).rebuildBeside("leads", () -> {
            destroyed[0] = erased(captured.text("/id"));
            // Ten rounds of the purge: while the shadow has the name, nothing may be called gone.
            pause(1_000);
            assertThat(purge.isDoneFor(destroyed[0])).isFalse();
            views.shutDown();
        });
        views.start();
        Eventually.that(() -> purge.isDoneFor(destroyed[0]), done -> done);
        assertThat(ByteSearch.of(artist, directory)).isEmpty();
        assertThat(admin.get(lead).text("/artistInfo/name")).isEqualTo("[erased]");
        Eventually.that(() -> projection("leads").at("/state").asText(), "running"::equals);
    }

    private static Instant erased(String lead) {
        Answer erasure = admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                .expect(200);
        admin.get("/api/leads/" + lead, erasure).expect(200);
        SubjectKeys keys = server.context().getBean(SubjectKeys.class);
        return Eventually.that(() -> keys.destroyedAt(lead), Optional::isPresent)
                .orElseThrow();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aScheduledTaskRunsNowAndALevelChangesNow() {
        ended(BASE + "schedules/expired-credential-sweep/run", "done");
        admin.post(BASE + "schedules/rm-rf/run", null).expect(404);
        assertThat(items("schedules"))
                .anyMatch(each -> each.at("/name").asText().equals("nightly-self-check"));

        String logger = "com.mdmc.crm.nobody";
        level(logger, "loud").expect(400);
        level("a b", "info").expect(400);
        level(logger, "debug").expect(200);
        Eventually.that(() -> LoggerFactory.getLogger(logger).isDebugEnabled(), isOn -> isOn);
        assertThat(items("log-levels"))
                .anyMatch(each -> each.at("/logger").asText().equals(logger));
        level(logger, null).expect(200);
        Eventually.that(() -> LoggerFactory.getLogger(logger).isDebugEnabled(), isOn -> !isOn);
    }

    @Test
    void nobodyElseSeesOrDoesAnyOfIt() {
        Map<String, Object> agent =
                Staff.body("agent@mdmc.example", "password of an agent", "agent", "denis", Map.of());
        admin.post("/api/users", agent).expect(201);
        CrmClient other = RunningCrm.stranger(server).loggedIn("agent@mdmc.example", "password of an agent");
        for (String seen : List.of(
                "projections",
                "dead-letters",
                "dead-letters/0",
                "schedules",
                "nodes",
                "leases",
                "log-levels",
                "backups")) {
            other.get(BASE + seen).expect(403);
        }
        for (String done : List.of(
                "projections/leads/pause",
                "projections/nothing/rebuild",
                "dead-letters/0/retry",
                "schedules/nightly-self-check/run")) {
            other.post(BASE + done, null).expect(403);
        }
        assertThat(projection("leads").at("/state").asText()).isEqualTo("running");
    }

    @Test
    void theCommandLineSaysTheSame() {
        Map<String, String> who = Map.of("CRM_URL", server.url(), "CRM_TOKEN", admin.token());
        Operator.Ended listed = Operator.crm(who, "operations nodes");
        assertThat(listed.said()).contains("clockSkewMillis").contains("command");
        assertThat(listed.status()).isZero();
    }

    /** Asks again until it was done within the time that an answer waits for it. */
    private static Answer ended(String path, String state) {
        return Eventually.that(
                () -> admin.post(path, null).expect(200),
                answer -> answer.text("/request/state").equals(state));
    }

    private static Answer level(String logger, String level) {
        Map<String, Object> body = new HashMap<>();
        body.put("logger", logger);
        body.put("level", level);
        return admin.post(BASE + "log-levels", body);
    }

    private static List<JsonNode> items(String resource) {
        List<JsonNode> items = new ArrayList<>();
        admin.get(BASE + resource).expect(200).body().at("/items").forEach(items::add);
        return items;
    }

    private static JsonNode projection(String name) {
        return named(name, items("projections"));
    }

    private static JsonNode named(String name, List<JsonNode> projections) {
        return projections.stream()
                .filter(each -> each.at("/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String letterOf(String campaign) {
        return Eventually.that(
                        () -> items("dead-letters").stream()
                                .filter(each -> each.at("/subject").asText().equals(campaign))
                                .filter(each -> each.at("/projection").asText().equals("campaigns"))
                                .map(each -> each.at("/id").asText())
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }

    private static List<String> audited(String subject) {
        List<String> actions = new ArrayList<>();
        Answer written = draft("Repère");
        admin.get("/api/audit?limit=100", written)
                .expect(200)
                .body()
                .at("/items")
                .forEach(each -> {
                    boolean isDone = each.at("/metadata/success").asBoolean();
                    if (isDone && each.at("/resourceId").asText().equals(subject)) {
                        actions.add(each.at("/action").asText());
                    }
                });
        return actions;
    }

    private static Answer draft(String name) {
        return admin.post("/api/campaigns", Map.of("name", name, "type", "branding"))
                .expect(201);
    }

    private static List<Answer> atOnce(int times, Supplier<Answer> request) throws Exception {
        List<CompletableFuture<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(CompletableFuture.supplyAsync(request));
        }
        List<Answer> answers = new ArrayList<>();
        for (CompletableFuture<Answer> each : sent) {
            answers.add(each.get());
        }
        return answers;
    }
}
