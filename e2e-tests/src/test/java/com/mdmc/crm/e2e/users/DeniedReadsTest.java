package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who asks for something they may not see is in the audit; a flood of it is there in part, and counted. */
@ExtendWith(StoppedClock.class)
class DeniedReadsTest {

    @Test
    void aReadWithoutThePermissionIsOnRecord() {
        Staff agent = Staff.hired("agent", "denis");
        CrmClient session = agent.logIn();

        Answer denied = session.get("/api/audit").expect(403);

        JsonNode entry = onlyEntry(denied);
        assertThat(entry.at("/action").asText()).isEqualTo("access-denied");
        assertThat(entry.at("/userId").asText()).isEqualTo(agent.id());
        assertThat(entry.at("/resource").asText()).isEqualTo("audit");
        assertThat(entry.at("/resourceId").asText()).isEqualTo(agent.id());
        assertThat(entry.at("/severity").asText()).isEqualTo("warning");
        assertThat(entry.at("/category").asText()).isEqualTo("security");
        assertThat(entry.at("/details/endpoint").asText()).isEqualTo("/api/audit");
        assertThat(entry.at("/metadata/success").asBoolean()).isFalse();
        assertThat(entry.at("/metadata/errorCode").asText()).isEqualTo("forbidden");
        assertThat(entry.at("/metadata/errorMessage").asText()).isEqualTo("Action non autorisée");
    }

    @Test
    void aLookAtAnothersLeadIsOnRecordAndOneThatNeverWasIsNot() {
        Staff owner = Staff.hired("agent", "denis");
        CrmClient session = Staff.hired("agent", "denis").logIn();
        Map<String, ?> form = Map.of(
                "personalInfo",
                Map.of("firstName", "Ana", "lastName", "Berg", "email", UUID.randomUUID() + "@example.com"),
                "artistInfo",
                Map.of("name", "Artist"));
        String lead = Staff.admin().post("/api/leads", form).expect(201).text("/id");
        Answer given = Staff.admin()
                .post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", owner.id()))
                .expect(200);

        Answer hidden = session.get("/api/leads/" + lead, given).expect(404);
        Answer past = session.get("/api/leads/" + lead + "?atPosition=" + given.position())
                .expect(404);
        Answer unknown = session.get("/api/leads/lead-" + UUID.randomUUID()).expect(404);

        assertThat(hidden.text("/code")).isEqualTo(unknown.text("/code"));
        assertThat(onlyEntry(past).at("/resourceId").asText()).isEqualTo(lead);
        JsonNode entry = onlyEntry(hidden);
        assertThat(entry.at("/resource").asText()).isEqualTo("lead");
        assertThat(entry.at("/resourceId").asText()).isEqualTo(lead);
        assertThat(entry.at("/metadata/errorCode").asText()).isEqualTo("not-found");
        assertThat(entries("correlationId=" + trace(unknown))).isEmpty();
        assertThat(Staff.admin().get("/api/leads/" + lead + "/activity").raw().body())
                .doesNotContain("AccessDenied");
    }

    @Test
    void ofAFloodSomeAreRecordedAndTheNextOneTellsHowManyWereNot() {
        Staff agent = Staff.hired("agent", "denis");
        CrmClient session = agent.logIn();
        for (int i = 0; i < 80; i++) {
            session.get("/api/audit").expect(403);
        }
        // They come into the audit in their own time.
        long recorded = Eventually.that(() -> count(agent), entries -> entries >= 30);
        assertThat(recorded).isLessThanOrEqualTo(60);

        RunningCrm.clock().forward(Duration.ofSeconds(6));
        Answer next = session.get("/api/audit").expect(403);

        long suppressed = 0;
        onlyEntry(next);
        for (JsonNode entry : entries("limit=200&action=access-denied&userId=" + agent.id())) {
            suppressed += entry.at("/metadata/suppressed").asLong(0);
        }
        assertThat(count(agent) + suppressed).isEqualTo(81);
        assertThat(suppressed).isGreaterThanOrEqualTo(20);
    }

    @Test
    void theSameRefusedOrderOverAndOverIsRecordedInPartAndEveryOtherOneAlways() {
        Staff agent = Staff.hired("agent", "denis");
        CrmClient session = agent.logIn();
        String order = "/api/users/" + agent.id() + "/role";
        int given = 700;
        for (int i = 0; i < given; i++) {
            session.send("PUT", order, Map.of("role", "admin"), Map.of("If-Match", "*"))
                    .expect(403);
        }
        Answer other = session.post("/api/users/" + agent.id() + "/deactivation", Map.of())
                .expect(403);

        onlyEntry(other);
        long recorded = Staff.admin()
                .get("/api/audit?count=exact&limit=1&action=change-user-role&userId=" + agent.id())
                .expect(200)
                .body()
                .at("/page/total")
                .asLong();
        assertThat(recorded).isBetween(200L, (long) given);
    }

    private static long count(Staff agent) {
        return Staff.admin()
                .get("/api/audit?count=exact&limit=1&action=access-denied&userId=" + agent.id())
                .expect(200)
                .body()
                .at("/page/total")
                .asLong();
    }

    private static JsonNode onlyEntry(Answer answer) {
        List<JsonNode> found =
                Eventually.that(() -> entries("correlationId=" + trace(answer)), entries -> !entries.isEmpty());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<JsonNode> entries(String filter) {
        List<JsonNode> found = new java.util.ArrayList<>();
        Staff.admin()
                .get("/api/audit?" + filter)
                .expect(200)
                .body()
                .path("items")
                .forEach(found::add);
        return found;
    }

    private static String trace(Answer answer) {
        return answer.header("X-Trace-Id").orElseThrow();
    }
}
