package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine may do with its token, and for how long. */
class ApiTokensTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Test
    void aTokenDoesWhatItIsForAndNothingElse() {
        Answer issued = issue(Map.of("permissions", List.of("leads.create", "leads.read")))
                .expect(201);
        CrmClient machine = machine(issued);

        Answer captured = machine.post("/api/leads", LeadForms.form()).expect(201);
        machine.get("/api/leads/" + captured.text("/id"), captured).expect(200);
        machine.post("/api/leads/" + captured.text("/id") + "/loss", Map.of("reason", "r"))
                .expect(403);
        machine.get("/api/campaigns").expect(403);
        machine.get("/api/directory").expect(200);
        Answer entries = Staff.admin().get("/api/audit?limit=50", captured).expect(200);
        assertThat(entries.body().toString()).contains("token:" + issued.text("/name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/me", "GET /api/me/sessions", "GET /api/users", "GET /api/audit", "GET /api/history/events",
                "GET /api/tokens", "POST /api/tokens", "PUT /api/me/password", "POST /api/me/2fa", "POST /api/users",
                "POST /api/auth/logout", "DELETE /api/me/sessions", "POST /api/stream/ticket"
            })
    void whatIsForPeopleIsClosedToMachines(String route) {
        CrmClient machine = machine(issue(Map.of("permissions", List.of("leads.read"), "scope", "all")));
        String[] words = route.split(" ");
        assertThat(machine.send(words[0], words[1], null, Map.of()).status()).isEqualTo(403);
    }

    @Test
    void aTokenReachesAsFarAsItsScope() {
        Staff other = Staff.hired("agent", "marine");
        String lead = LeadForms.captured(Staff.admin());
        Answer given = Staff.admin()
                .post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", other.id()))
                .expect(200);
        Staff.admin().get("/api/leads/" + lead, given).expect(200);

        machine(issue(Map.of("permissions", List.of("leads.read"), "scope", "own")))
                .get("/api/leads/" + lead)
                .expect(404);
        machine(issue(Map.of("permissions", List.of("leads.read"), "scope", "team", "team", "denis")))
                .get("/api/leads/" + lead)
                .expect(404);
        machine(issue(Map.of("permissions", List.of("leads.read"), "scope", "team", "team", "marine")))
                .get("/api/leads/" + lead)
                .expect(200);
        machine(issue(Map.of("permissions", List.of("leads.read"), "scope", "all")))
                .get("/api/leads/" + lead)
                .expect(200);
    }

    @Test
    void aRevokedTokenIsOverWithinASecondAndSoIsAnExpiredOne() throws InterruptedException {
        Answer issued = issue(Map.of());
        CrmClient machine = machine(issued);
        machine.get("/api/leads").expect(200);
        Staff.admin()
                .send("DELETE", "/api/tokens/" + issued.text("/id"), null, Map.of())
                .expect(200);
        Thread.sleep(1_000);
        machine.get("/api/leads").expect(401);

        CrmClient brief =
                machine(issue(Map.of("expiresAt", now().plusSeconds(60).toString())));
        RunningCrm.clock().forward(Duration.ofSeconds(60));
        brief.get("/api/leads").expect(401);
    }

    @Test
    void theTokenIsShownOnceAndItsUseIsVisible() {
        Answer issued = issue(Map.of());
        machine(issued).get("/api/leads").expect(200);
        String all = Staff.admin().get("/api/tokens").expect(200).body().toString();
        String secret = issued.text("/token").substring(issued.text("/token").lastIndexOf('.') + 1);
        assertThat(all)
                .contains(issued.text("/name"))
                .contains("lastUsedAt\":\"20")
                .doesNotContain(secret);
        assertThat(issued.text("/token")).startsWith("crm_");
    }

    @Test
    void whatATokenCannotBeIsRefused() {
        issue(Map.of("permissions", List.of("admin.users"))).expect(400);
        issue(Map.of("permissions", List.of())).expect(400);
        issue(Map.of("scope", "team")).expect(400);
        issue(Map.of("expiresAt", now().minusSeconds(1).toString())).expect(400);
        issue(Map.of("expiresAt", now().plus(Duration.ofDays(400)).toString())).expect(400);
        issue(Map.of("name", "Big Name")).expect(400);
        Answer first = issue(Map.of()).expect(201);
        issue(Map.of("name", first.text("/name"))).expect(409);
        Staff.hired("manager", "denis")
                .logIn()
                .post("/api/tokens", body(Map.of()))
                .expect(403);
        Staff.stranger().withToken("crm_made.up").get("/api/leads").expect(401);
    }

    // By a clock that stands still, a slow machine calls as often as a fast one.
    @Test
    @ExtendWith(StoppedClock.class)
    void aMachineThatCallsTooOftenIsToldToSlowDown() {
        CrmClient machine = machine(issue(Map.of()));
        Answer answer = machine.get("/api/leads?limit=1");
        for (int call = 0; call < 2_000 && answer.status() != 429; call++) {
            answer = machine.get("/api/leads?limit=1");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    private static Answer issue(Map<String, ?> changes) {
        return Staff.admin().post("/api/tokens", body(changes));
    }

    private static Map<String, Object> body(Map<String, ?> changes) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "machine-" + NUMBER.incrementAndGet());
        body.put("permissions", List.of("leads.read"));
        body.put("scope", "own");
        body.put("expiresAt", now().plus(Duration.ofDays(30)).toString());
        body.putAll(changes);
        return body;
    }

    private static Instant now() {
        return RunningCrm.clock().instant();
    }

    private static CrmClient machine(Answer issued) {
        return Staff.stranger().withToken(issued.expect(201).text("/token"));
    }
}
