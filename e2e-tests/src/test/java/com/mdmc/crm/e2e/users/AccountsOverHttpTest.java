package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsOverHttpTest {

    @Test
    void whoLogsInIsToldWhoTheyAre() {
        Answer me = Staff.admin().get("/api/me").expect(200);

        assertThat(me.text("/role")).isEqualTo("admin");
        assertThat(me.text("/fullName")).isEqualTo("Admin MDMC");
        assertThat(me.body().at("/permissions/admin/users").asBoolean()).isTrue();
        assertThat(me.text("/email")).isEqualTo(RunningCrm.ADMIN_EMAIL);
    }

    @Test
    void aNewUserMayDoWhatTheRoleGivesAndTheFlagsSay() {
        Staff max = Staff.hired("manager", "marine", Map.of("leads", Map.of("create", false)));

        Answer me = max.logIn().get("/api/me").expect(200);

        assertThat(me.text("/team")).isEqualTo("marine");
        assertThat(me.body().at("/permissions/leads/create").asBoolean()).isFalse();
        assertThat(me.body().at("/permissions/leads/read").asBoolean()).isTrue();
        assertThat(me.body().at("/permissions/admin/users").asBoolean()).isFalse();
    }

    @Test
    void onlyWhoeverAdministersUsersOpensAccounts() {
        CrmClient agent = Staff.hired("agent", "denis").logIn();

        agent.post("/api/users", Staff.body("x@example.com", "long enough 1", "agent", "denis", Map.of()))
                .expect(403);
    }

    @Test
    void twoAccountsCannotShareAnAddress() {
        Staff first = Staff.hired("agent", "denis");
        String shouted = first.email().toUpperCase();

        Answer second = Staff.admin()
                .post("/api/users", Staff.body(shouted, "long enough 1", "agent", "denis", Map.of()))
                .expect(409);

        assertThat(second.text("/code")).isEqualTo("email-taken");
    }

    @Test
    void aPasswordHasTwelveCharactersToSeventyTwoBytes() {
        assertThat(refusal("neunbytes").text("/errors/0/code")).isEqualTo("password-too-short");
        assertThat(refusal("é".repeat(37)).text("/errors/0/code")).isEqualTo("password-too-long");
        assertThat(refusal("é".repeat(37)).text("/errors/0/field")).isEqualTo("password");
        Staff.admin()
                .post(
                        "/api/users",
                        Staff.body("seventy-two@example.com", "éàùçêâîôû".repeat(4), "agent", "denis", Map.of()))
                .expect(201);
        Staff.stranger().loggedIn("seventy-two@example.com", "éàùçêâîôû".repeat(4));
    }

    private static Answer refusal(String password) {
        return Staff.admin()
                .post("/api/users", Staff.body("short@example.com", password, "agent", "denis", Map.of()))
                .expect(400);
    }

    @Test
    void badInputNamesItsField() {
        Map<String, Object> body =
                new HashMap<>(Staff.body("not an address", "long enough 1", "agent", "denis", Map.of()));
        assertThat(Staff.admin().post("/api/users", body).expect(400).text("/errors/0/field"))
                .isEqualTo("email");

        body.put("email", "fine@example.com");
        body.put("team", "nobody's");
        assertThat(Staff.admin().post("/api/users", body).expect(400).text("/errors/0/code"))
                .isEqualTo("unknown-team");

        body.put("team", null);
        body.put("firstName", null);
        assertThat(Staff.admin().post("/api/users", body).expect(400).text("/errors/0/field"))
                .isEqualTo("firstName");
    }

    @Test
    void anAdministratorChangesWhereAUserStands() {
        Staff user = Staff.hired("agent", "denis");
        String path = "/api/users/" + user.id();
        CrmClient admin = Staff.admin();
        admin.send("PUT", path + "/role", Map.of("role", "manager"), Map.of()).expect(200);
        admin.send("PUT", path + "/team", Map.of("team", "marine"), Map.of()).expect(200);
        Answer done = admin.send("PUT", path + "/platforms", Map.of("assignedPlatforms", List.of("meta")), Map.of())
                .expect(200);
        admin.send("PUT", path + "/permissions", Map.of("analytics", Map.of("export", false)), Map.of())
                .expect(428);
        Answer flagged = admin.put(
                        path + "/permissions",
                        Map.of("analytics", Map.of("export", false)),
                        done.body().path("version").asLong())
                .expect(200);

        Answer seen = user.seenAfter(flagged);
        assertThat(seen.text("/role")).isEqualTo("manager");
        assertThat(seen.text("/team")).isEqualTo("marine");
        assertThat(seen.text("/assignedPlatforms/0")).isEqualTo("meta");
        assertThat(seen.body().at("/permissions/analytics/export").asBoolean()).isFalse();
        assertThat(seen.body().at("/permissionFlags/analytics/export").asBoolean())
                .isFalse();
        assertThat(seen.body().at("/permissionFlags/leads/create").isNull()).isTrue();
    }

    @Test
    void aProviderKeyIsShownByItsLastFourCharactersAlone() {
        Staff user = Staff.hired("agent", "denis");

        Answer stored = Staff.admin()
                .send(
                        "PUT",
                        "/api/users/" + user.id() + "/api-keys/googleAds",
                        Map.of("key", "AIzaSy-canary-key-98765"),
                        Map.of())
                .expect(200);

        Answer seen = user.seenAfter(stored);
        assertThat(seen.text("/apiKeys/googleAds")).isEqualTo("8765");
        assertThat(seen.raw().body()).doesNotContain("canary-key");
    }

    @Test
    void preferencesAreReplacedAsAGroup() {
        CrmClient user = Staff.hired("agent", "denis").logIn();
        // The log-in need not be in the view yet; the refusal of an old version tells the one that counts.
        Map<String, String> london = Map.of("language", "en", "timezone", "Europe/London");
        long version = user.put("/api/me/preferences", london, 1)
                .expect(412)
                .body()
                .path("current")
                .asLong();

        user.put("/api/me/preferences", Map.of("language", "en", "timezone", "Mars/Olympus"), version)
                .expect(400);
        Answer replaced = user.put("/api/me/preferences", london, version).expect(200);

        Answer me = user.get("/api/me", replaced).expect(200);
        assertThat(me.text("/preferences/language")).isEqualTo("en");
        assertThat(me.text("/preferences/dashboard/defaultView")).isEqualTo("kanban");
    }

    @Test
    void everybodySeesTheUsersTheirRoleLetsThemSee() {
        Staff agent = Staff.hired("agent", "denis");
        Staff manager = Staff.hired("manager", "denis");
        Staff other = Staff.hired("agent", "marine");

        assertThat(agent.logIn().get("/api/users").expect(200).body().path("items"))
                .hasSize(1);
        CrmClient boss = manager.logIn();
        boss.get("/api/users/" + agent.id()).expect(200);
        boss.get("/api/users/" + other.id()).expect(404);
        assertThat(Staff.admin()
                        .get("/api/users?q=" + other.email().replace("@", "%40"))
                        .expect(200)
                        .text("/items/0/id"))
                .isEqualTo(other.id());
    }
}
