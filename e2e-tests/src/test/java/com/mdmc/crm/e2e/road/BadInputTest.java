package com.mdmc.crm.e2e.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is wrong is named, answered with the right problem, and leaves nothing in the ledger but its own trace. */
class BadInputTest {
    private final RunningCrm running = RunningCrm.shared();
    private final CrmClient crm = running.admin();

    private static String lead(String personal, String more) {
        return "{\"personalInfo\":" + personal + ",\"artistInfo\":{\"name\":\"Zoé\"}" + more + "}";
    }

    private static String person(String email) {
        return "{\"firstName\":\"Zoé\",\"lastName\":\"Lune\",\"email\":\"" + email + "\"}";
    }

    private static String fresh() {
        return UUID.randomUUID() + "@exemple.fr";
    }

    private String captured() {
        return crm.post("/api/leads", lead(person(fresh()), "")).expect(201).text("/id");
    }

    @Test
    void aMissingFieldIsNamed() {
        Answer answer = crm.post("/api/leads", lead("{\"firstName\":\"Zoé\",\"lastName\":\"Lune\"}", ""))
                .expect(400);
        assertThat(answer.text("/code")).isEqualTo("validation");
        assertThat(answer.body().at("/errors").toString()).contains("personalInfo.email");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void anUnknownFieldIsNamed() {
        Answer answer =
                crm.post("/api/leads", lead(person(fresh()), ",\"pipelin\":{}")).expect(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("pipelin");
        assertThat(answer.text("/errors/0/code")).isEqualTo("unknown-field");
    }

    @Test
    void aWrongTypeIsNamed() {
        Answer answer = crm.post("/api/leads", lead(person(fresh()), ",\"source\":{\"channel\":\"fax\"}"))
                .expect(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("source.channel");
        crm.post("/api/leads", "{\"personalInfo\":").expect(400);
        assertThat(crm.get("/api/leads?limit=viele").expect(400).text("/errors/0/field"))
                .isEqualTo("limit");
    }

    @Test
    void nothingInAListIsNamedWithItsPlace() {
        Answer answer = crm.post(
                        "/api/campaigns",
                        "{\"name\":\"Été\",\"type\":\"branding\",\"platforms\":[{\"name\":\"meta\"},null]}")
                .expect(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("platforms[1]");
        assertThat(answer.text("/errors/0/code")).isEqualTo("required");
    }

    @Test
    void aPositionBelowNoughtIsNamed() {
        String lead = "/api/leads/" + captured();
        for (String question : List.of("atPosition=-1", "atPosition=-9223372036854775808", "after=-1")) {
            Answer answer = crm.get(lead + "?" + question).expect(400);
            assertThat(answer.text("/errors/0/field")).isEqualTo(question.substring(0, question.indexOf('=')));
            assertThat(answer.text("/errors/0/code")).isEqualTo("out-of-range");
        }
        crm.get(lead + "?atPosition=0").expect(404);
        crm.get(lead + "?atPosition=9223372036854775807").expect(200);
    }

    @Test
    void aTooLongFieldIsNamed() {
        String longName = "Z".repeat(51);
        Answer answer = crm.post(
                        "/api/leads",
                        lead(
                                "{\"firstName\":\"" + longName + "\",\"lastName\":\"L\",\"email\":\"" + fresh() + "\"}",
                                ""))
                .expect(400);
        assertThat(answer.body().at("/errors").toString()).contains("personalInfo.firstName");
    }

    @Test
    void anImpossibleStepIsAConflictThatSaysWhatIsPossible() {
        Answer answer = crm.post("/api/leads/" + captured() + "/stage", Map.of("stage", "negotiation"))
                .expect(409);
        assertThat(answer.body().at("/allowed").toString())
                .contains("contacted", "proposal")
                .doesNotContain("closed");
    }

    @Test
    void aStaleVersionIsRefusedWithTheEventsSince() {
        String id = captured();
        crm.post("/api/leads/" + id + "/stage", Map.of("stage", "contacted")).expect(200);
        Answer answer = crm.send(
                        "POST",
                        "/api/leads/" + id + "/stage",
                        Map.of("stage", "qualified"),
                        Map.of("If-Match", "\"1\""))
                .expect(412);
        assertThat(answer.body().at("/current").asLong()).isEqualTo(2);
        assertThat(answer.body().at("/events").toString()).contains("LeadStageChanged");
    }

    @Test
    void aWholeGroupNeedsAVersion() {
        crm.send("PUT", "/api/leads/" + captured() + "/artist-info", Map.of("name", "Autre"), Map.of())
                .expect(428);
    }

    @Test
    void anUnknownIdIsNotFound() {
        crm.get("/api/leads/lead-nobody").expect(404);
        crm.post("/api/leads/lead-nobody/stage", Map.of("stage", "contacted")).expect(404);
        crm.get("/api/nothing").expect(404);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        assertThat(running.stranger().get("/api/leads").expect(401).text("/code"))
                .isEqualTo("unauthenticated");
        running.stranger().withToken("made-up").post("/api/leads", "{}").expect(401);
    }

    @Test
    void aTokenWithoutPermissionIsRefusedAndOnRecord() {
        String email = fresh();
        crm.post(
                        "/api/users",
                        Map.of(
                                "firstName",
                                "Aude",
                                "lastName",
                                "Agent",
                                "email",
                                email,
                                "password",
                                "encore une phrase",
                                "role",
                                "agent",
                                "team",
                                "denis",
                                "assignedPlatforms",
                                List.of("meta"),
                                "permissions",
                                Map.of("leads", Map.of("create", false))))
                .expect(201);
        CrmClient agent = running.stranger().loggedIn(email, "encore une phrase");
        long before = head();
        Answer refused = agent.post("/api/leads", lead(person(fresh()), "")).expect(403);
        assertThat(refused.text("/permission")).isEqualTo("leads.create");
        assertThat(eventsOf(refused, before)).containsExactly("CommandRejected");
    }

    @Test
    void aRefusedCommandLeavesItsTraceAndNothingElse() {
        String id = captured();
        long before = head();
        Answer refused = crm.post("/api/leads/" + id + "/stage", Map.of("stage", "negotiation"))
                .expect(409);
        assertThat(eventsOf(refused, before)).containsExactly("CommandRejected");
    }

    @Test
    void aHugeBodyIsRefusedUnread() {
        Answer answer = crm.post("/api/leads", lead(person(fresh()), ",\"x\":\"" + "y".repeat(5_000_000) + "\""))
                .expect(413);
        assertThat(answer.text("/code")).isEqualTo("body-too-large");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        String body = lead(person(fresh()), "");
        Answer first = crm.send("POST", "/api/leads", body, Map.of("Idempotency-Key", key))
                .expect(201);
        Answer again = crm.send("POST", "/api/leads", body, Map.of("Idempotency-Key", key))
                .expect(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(crm.send("POST", "/api/leads", lead(person(fresh()), ""), Map.of("Idempotency-Key", key))
                        .expect(422)
                        .text("/code"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void textIsFrenchUnlessEnglishIsAskedFor() {
        assertThat(crm.get("/api/leads/lead-nobody").text("/title")).isEqualTo("Introuvable");
        assertThat(crm.send("GET", "/api/leads/lead-nobody", null, Map.of("Accept-Language", "en"))
                        .text("/title"))
                .isEqualTo("Not found");
    }

    private long head() {
        return running.server().context().getBean(Ledger.class).head();
    }

    /** What was recorded of a request; what rules and clocks record at the same time is of others. */
    private List<String> eventsOf(Answer answer, long after) {
        String trace = answer.header("X-Trace-Id").orElseThrow();
        return running.server().context().getBean(Ledger.class).commitsAfter(after, 100).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> trace.equals(EventMetadata.of(event.metadata()).correlationId()))
                .map(StoredEvent::alias)
                .toList();
    }
}
