package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One lead's story as an auditor finds it: every entry with its values, the raw events, every state in between. */
class AuditTrailTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void anEntryTellsWhatChangedFromWhatToWhat() {
        String lead = captured();
        Answer moved = admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "contacted"))
                .expect(200);
        Answer entry = admin.get("/api/audit/" + moved.position(), moved).expect(200);
        assertThat(entry.text("/action")).isEqualTo("change-lead-stage");
        assertThat(entry.text("/resource")).isEqualTo("lead");
        assertThat(entry.text("/resourceId")).isEqualTo(lead);
        assertThat(entry.text("/userRole")).isEqualTo("admin");
        assertThat(entry.text("/details/method")).isEqualTo("POST");
        assertThat(entry.text("/details/endpoint")).isEqualTo("/api/leads/" + lead + "/stage");
        assertThat(entry.body().at("/metadata/success").asBoolean()).isTrue();
        assertThat(entry.body().at("/metadata/duration").isNumber()).isTrue();
        assertThat(entry.body().at("/details/oldValues/pipeline.stage").asText())
                .isEqualTo("new");
        assertThat(entry.body().at("/details/newValues/pipeline.stage").asText())
                .isEqualTo("contacted");
        assertThat(entry.body().at("/details/newValues/pipeline.probability").asInt())
                .isEqualTo(15);
    }

    @Test
    void aRefusalIsOnRecordWithItsCode() {
        String lead = captured();
        Answer refused = admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "closed"))
                .expect(409);
        JsonNode entry = onlyEntryOf(refused);
        assertThat(entry.at("/metadata/success").asBoolean()).isFalse();
        assertThat(entry.at("/metadata/errorCode").asText()).isEqualTo(refused.text("/code"));
        assertThat(entry.at("/severity").asText()).isEqualTo("warning");
    }

    @Test
    void valuesOfAnErasedPersonAreGone() {
        String lead = captured();
        Answer erased = admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                .expect(200);
        JsonNode capture = admin.get("/api/audit?resourceId=" + lead + "&action=capture-lead", erased)
                .expect(200)
                .body()
                .at("/items/0");
        Answer entry = admin.get("/api/audit/" + capture.get("id").asText()).expect(200);
        assertThat(entry.body().at("/details/newValues/personalInfo.lastName").asText())
                .isEqualTo("[erased]");
    }

    @Test
    void aPrivateNoteIsSeenToBeThereAndNotRead() {
        String secret = "confidence " + UUID.randomUUID();
        String lead = captured();
        Answer noted = admin.post(
                        "/api/leads/" + lead + "/notes", Map.of("content", secret, "type", "note", "isPrivate", true))
                .expect(201);
        for (String path : List.of(
                "/api/audit/" + noted.position(),
                "/api/history/events?resourceId=" + lead,
                "/api/history/replay/lead/" + lead)) {
            String answer = (path.startsWith("/api/audit") ? admin.get(path, noted) : admin.get(path))
                    .expect(200)
                    .raw()
                    .body();
            assertThat(answer).contains("isPrivate").doesNotContain(secret);
        }
    }

    @Test
    void theReplayEndsInWhatIsShownNow() throws IOException {
        String lead = captured();
        admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "contacted"))
                .expect(200);
        Answer last = admin.send("PUT", "/api/leads/" + lead + "/tags", Map.of("tags", List.of("été")), Map.of())
                .expect(200);
        JsonNode now = admin.get("/api/leads/" + lead, last).expect(200).body();
        List<String> lines = admin.get("/api/history/replay/lead/" + lead)
                .expect(200)
                .raw()
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
        JsonNode end = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(end.at("/state/pipeline/stage").asText()).isEqualTo("contacted");
        assertThat(end.at("/state/pipeline/tags")).isEqualTo(now.at("/pipeline/tags"));
        assertThat(end.at("/position").asLong()).isEqualTo(last.position());
        JsonNode events = admin.get("/api/history/events?resource=lead&resourceId=" + lead)
                .expect(200)
                .body()
                .get("items");
        assertThat(events.findValuesAsText("type")).startsWith("LeadCaptured").contains("LeadStageChanged");
    }

    @Test
    void eventsArePagedWithoutGapOrRepetition() {
        String lead = captured();
        for (int i = 0; i < 5; i++) {
            admin.send("PUT", "/api/leads/" + lead + "/tags", Map.of("tags", List.of("t" + i)), Map.of())
                    .expect(200);
        }
        String path = "/api/history/events?resourceId=" + lead;
        List<String> whole = admin.get(path).expect(200).body().get("items").findValuesAsText("id");
        List<String> paged = new java.util.ArrayList<>();
        String cursor = "0";
        while (!cursor.isEmpty()) {
            JsonNode page =
                    admin.get(path + "&limit=2&cursor=" + cursor).expect(200).body();
            assertThat(page.get("items").size()).isBetween(1, 2);
            paged.addAll(page.get("items").findValuesAsText("id"));
            cursor = page.at("/page/next").asText("");
            cursor = cursor.equals("null") ? "" : cursor;
        }
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void theChainOfAConversionHoldsTheCampaignItLedTo() {
        String lead = captured();
        admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "qualified"))
                .expect(200);
        Answer converted = admin.post(
                        "/api/leads/" + lead + "/conversion",
                        Map.of("campaignName", "Été", "contractValue", Map.of("amount", "900.00", "currency", "EUR")))
                .expect(201);
        String chain = Eventually.that(
                () -> admin.get("/api/audit/" + converted.position() + "/chain", converted)
                        .expect(200)
                        .raw()
                        .body(),
                body -> body.contains(converted.text("/campaignId")));
        assertThat(chain).contains(lead, "\"resource\":\"campaign\"", converted.text("/campaignId"));
    }

    @Test
    void aDifferenceShowsValues() {
        String lead = captured();
        Answer moved = admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "contacted"))
                .expect(200);
        JsonNode difference = admin.get(
                        "/api/leads/" + lead + "/diff?from=" + (moved.position() - 1) + "&to=" + moved.position(),
                        moved)
                .expect(200)
                .body();
        assertThat(difference)
                .anySatisfy(change -> assertThat(change.toString())
                        .isEqualTo("{\"path\":\"pipeline.stage\",\"before\":\"new\",\"after\":\"contacted\"}"));
    }

    @Test
    void instantsBeyondAllTimeAreNamed() {
        String lead = captured();
        for (String path : List.of(
                "/api/history/events?from=-999999999-01-01T00:00:00Z",
                "/api/leads/" + lead + "/diff?from=%2B999999999-12-31T23:59:59Z",
                "/api/leads/" + lead + "?at=-999999999-01-01T00:00:00Z")) {
            assertThat(admin.get(path).expect(400).text("/code")).as(path).isEqualTo("validation");
        }
    }

    @Test
    void theListAtAPositionIsTheListAsItWasThen() {
        String lead = captured();
        String path = "/api/audit?resourceId=" + lead;
        Answer first = admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "contacted"))
                .expect(200);
        List<String> then = ids(admin.get(path, first));
        Answer second = admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "qualified"))
                .expect(200);
        assertThat(ids(admin.get(path, second))).hasSize(then.size() + 1);
        assertThat(ids(admin.get(path + "&atPosition=" + first.position(), second)))
                .isEqualTo(then);
    }

    private static List<String> ids(Answer list) {
        return list.expect(200).body().get("items").findValuesAsText("id");
    }

    private JsonNode onlyEntryOf(Answer answer) {
        String trace = answer.header("X-Trace-Id").orElseThrow();
        JsonNode items = Eventually.that(
                () -> admin.get("/api/audit?correlationId=" + trace)
                        .expect(200)
                        .body()
                        .get("items"),
                found -> !found.isEmpty());
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private String captured() {
        return admin.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of(
                                        "firstName",
                                        "Zoé",
                                        "lastName",
                                        "Lune",
                                        "email",
                                        "audit" + UUID.randomUUID() + "@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Lune")))
                .expect(201)
                .text("/id");
    }
}
