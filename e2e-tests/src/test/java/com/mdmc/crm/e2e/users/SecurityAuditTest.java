package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Authenticator;
import com.mdmc.crm.e2e.support.MailedLinkLog;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to a way in, walked through over HTTP and read back from the audit. */
@ExtendWith(StoppedClock.class)
class SecurityAuditTest {

    @Test
    void aResetIsAskedForAndUsedUp() {
        Staff user = Staff.hired("agent", "denis");
        try (MailedLinkLog mail = MailedLinkLog.watching()) {
            Staff.stranger()
                    .post("/api/auth/password-resets", Map.of("email", user.email()))
                    .expect(202);
            Answer done = Staff.stranger()
                    .post(
                            "/api/auth/password-resets/confirmation",
                            Map.of("token", mail.passwordResetOf(user.id()), "newPassword", "another password"))
                    .expect(200);

            assertThat(entries("resourceId=" + user.id(), done))
                    .contains("request-password-reset info auth", "reset-password warning auth");
        }
    }

    @Test
    void aSecondFactorIsPreparedEnabledAndTakenOff() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator app = Authenticator.prepared(session);
        session.post("/api/me/2fa/confirmation", Map.of("totp", app.code(0))).expect(200);
        Answer done = session.delete("/api/me/2fa").expect(200);

        assertThat(entries("resourceId=" + user.id(), done))
                .contains(
                        "prepare-two-factor info auth",
                        "enable-two-factor info auth",
                        "disable-two-factor warning auth");
    }

    @Test
    void aStolenRefreshTokenIsCritical() {
        Staff user = Staff.hired("agent", "denis");
        Answer entered = user.tryLogIn(user.password()).expect(200);
        Map<String, String> token = Map.of("refreshToken", entered.text("/refreshToken"));
        Staff.stranger().post("/api/auth/refresh", token).expect(200);
        Staff.stranger().post("/api/auth/refresh", token).expect(401);

        Answer after = user.tryLogIn(user.password()).expect(200);

        assertThat(entries("resourceId=" + user.id(), after)).contains("end-reused-session critical security");
    }

    @Test
    void aPrivateNoteIsReadByAnAdministratorForAReasonAndThatIsCritical() {
        Staff author = Staff.hired("agent", "denis");
        CrmClient writing = author.logIn();
        String lead = writing.post("/api/leads", lead()).expect(201).text("/id");
        Answer noted = writing.post(
                        "/api/leads/" + lead + "/notes",
                        Map.of("content", "entre nous", "type", "note", "isPrivate", true))
                .expect(201);
        String note = writing.get("/api/leads/" + lead, noted).expect(200).text("/notes/0/id");
        String reading = "/api/leads/" + lead + "/notes/" + note + "/reading";
        assertThat(Staff.admin().get("/api/leads/" + lead, noted).body().path("notes"))
                .isEmpty();

        writing.post(reading, Map.of("reason", "curiosité")).expect(403);
        Staff.admin().post(reading, Map.of()).expect(400);
        Answer read = Staff.admin()
                .post(reading, Map.of("reason", "plainte du client"))
                .expect(200);

        assertThat(read.text("/content")).isEqualTo("entre nous");
        assertThat(entries("resourceId=" + lead, read)).contains("read-private-note critical security");
    }

    @Test
    void aPrivateNoteIsNeverReadAgainFromAnAnswerThatWasKept() {
        CrmClient writing = Staff.hired("agent", "denis").logIn();
        String lead =
                "/api/leads/" + writing.post("/api/leads", lead()).expect(201).text("/id");
        Map<String, ?> note = Map.of("content", "entre nous", "type", "note", "isPrivate", true);
        Answer noted = writing.post(lead + "/notes", note).expect(201);
        String reading = lead + "/notes/" + writing.get(lead, noted).text("/notes/0/id") + "/reading";
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, ?> grounds = Map.of("reason", "plainte du client");

        for (int time = 0; time < 2; time++) {
            Answer read = Staff.admin().send("POST", reading, grounds, key).expect(200);
            assertThat(read.header("Idempotency-Replayed")).isEmpty();
            assertThat(entries("resourceId=" + lead.substring("/api/leads/".length()), read))
                    .filteredOn("read-private-note critical security"::equals)
                    .hasSize(time + 1);
        }
        Staff.admin().post(lead + "/erasure", Map.of("reason", "article 17")).expect(200);
        Answer erased = Staff.admin().send("POST", reading, grounds, key).expect(409);
        assertThat(erased.raw().body()).doesNotContain("entre nous");
    }

    @Test
    void theHistoryOfEventsShowsNoPrivateNoteThatWasRevisedEither() {
        CrmClient writing = Staff.hired("agent", "denis").logIn();
        String id = writing.post("/api/leads", lead()).expect(201).text("/id");
        for (boolean isPrivate : List.of(true, false)) {
            Map<String, ?> note = Map.of("content", "premier jet", "type", "note", "isPrivate", isPrivate);
            Answer noted = writing.post("/api/leads/" + id + "/notes", note).expect(201);
            int last =
                    writing.get("/api/leads/" + id, noted).body().path("notes").size() - 1;
            String path = "/api/leads/" + id + "/notes/"
                    + writing.get("/api/leads/" + id).text("/notes/" + last + "/id");
            writing.send("PUT", path, Map.of("content", isPrivate ? "entre nous" : "pour tous"), Map.of())
                    .expect(200);
        }

        assertThat(Staff.admin()
                        .get("/api/history/events?limit=200&resource=lead&resourceId=" + id)
                        .expect(200)
                        .raw()
                        .body())
                .contains("pour tous")
                .doesNotContain("entre nous");
    }

    private static Map<String, ?> lead() {
        return Map.of(
                "personalInfo",
                Map.of("firstName", "Ana", "lastName", "Berg", "email", UUID.randomUUID() + "@example.com"),
                "artistInfo",
                Map.of("name", "Artist"));
    }

    private static List<String> entries(String filter, Answer after) {
        List<String> found = new ArrayList<>();
        Staff.admin()
                .get("/api/audit?limit=100&" + filter, after)
                .expect(200)
                .body()
                .path("items")
                .forEach(entry -> found.add(entry.path("action").asText() + " "
                        + entry.path("severity").asText() + " "
                        + entry.path("category").asText()));
        return found;
    }
}
