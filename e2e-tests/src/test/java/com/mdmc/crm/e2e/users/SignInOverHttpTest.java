package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Authenticator;
import com.mdmc.crm.e2e.support.MailedLinkLog;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoppedClock.class)
class SignInOverHttpTest {

    @Test
    void everyWrongLogInIsAnsweredAlike() {
        Staff known = Staff.hired("agent", "denis");
        Staff gone = Staff.hired("agent", "denis");
        Staff.admin().post("/api/users/" + gone.id() + "/deactivation", null).expect(200);

        Answer wrong = known.tryLogIn("not the password").expect(401);
        Answer unknown = Staff.stranger()
                .post("/api/auth/login", Map.of("email", "nobody@example.com", "password", "not the password"))
                .expect(401);
        Answer deactivated = gone.tryLogIn(gone.password()).expect(401);

        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong)).isEqualTo(withoutTrace(deactivated));
        assertThat(wrong.text("/code")).isEqualTo("bad-credentials");
    }

    private static String withoutTrace(Answer answer) {
        return answer.raw().body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    @Test
    void fiveFailuresLockAnAccountUntilAnAdministratorUnlocksIt() {
        Staff user = Staff.hired("agent", "denis");
        for (int attempt = 0; attempt < 5; attempt++) {
            user.tryLogIn("wrong password").expect(401);
        }
        assertThat(user.tryLogIn(user.password()).expect(401).text("/code")).isEqualTo("bad-credentials");

        Answer unlocked =
                Staff.admin().post("/api/users/" + user.id() + "/unlock", null).expect(200);

        Answer seen = user.seenAfter(unlocked);
        assertThat(seen.body().path("isLocked").asBoolean()).isFalse();
        assertThat(seen.body().path("loginAttempts").asInt()).isZero();
        user.logIn();
    }

    @Test
    void whatHappensAtTheDoorIsInTheAuditWithTheAttentionItDeserves() {
        Staff user = Staff.hired("agent", "denis");
        for (int attempt = 0; attempt < 5; attempt++) {
            user.tryLogIn("wrong password").expect(401);
        }
        Answer unlocked =
                Staff.admin().post("/api/users/" + user.id() + "/unlock", null).expect(200);

        assertThat(severities(user, unlocked))
                .contains("fail-log-in warning auth", "fail-log-in error security", "unlock-user warning security");
    }

    private static List<String> severities(Staff user, Answer after) {
        List<String> found = new ArrayList<>();
        Staff.admin()
                .get("/api/audit?limit=100&resourceId=" + user.id(), after)
                .expect(200)
                .body()
                .path("items")
                .forEach(entry -> found.add(entry.path("action").asText() + " "
                        + entry.path("severity").asText() + " "
                        + entry.path("category").asText()));
        return found;
    }

    @Test
    void aForgottenPasswordIsResetByAMailedLinkWhichLiftsALockAndEndsSessions() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient before = user.logIn();
        for (int attempt = 0; attempt < 5; attempt++) {
            user.tryLogIn("wrong password").expect(401);
        }
        try (MailedLinkLog mail = MailedLinkLog.watching()) {
            Staff.stranger()
                    .post("/api/auth/password-resets", Map.of("email", "nobody@example.com"))
                    .expect(202);
            Staff.stranger()
                    .post("/api/auth/password-resets", Map.of("email", user.email()))
                    .expect(202);
            String token = mail.passwordResetOf(user.id());
            reset(token, "short").expect(400);
            reset(token, "another password").expect(200);
            assertThat(reset(token, "a third password").expect(400).text("/errors/0/code"))
                    .isEqualTo("bad-token");
        }

        before.get("/api/me").expect(401);
        user.tryLogIn(user.password()).expect(401);
        assertThat(Staff.stranger()
                        .loggedIn(user.email(), "another password")
                        .get("/api/me")
                        .body()
                        .path("isVerified")
                        .asBoolean())
                .isTrue();
    }

    private static Answer reset(String token, String password) {
        return Staff.stranger()
                .post("/api/auth/password-resets/confirmation", Map.of("token", token, "newPassword", password));
    }

    @Test
    void aMailedLinkProvesAnAddressOnce() {
        try (MailedLinkLog mail = MailedLinkLog.watching()) {
            Staff user = Staff.hired("agent", "denis");
            Map<String, String> link = Map.of("token", mail.verificationOf(user.id()));

            Staff.stranger()
                    .post("/api/auth/email-verifications/confirmation", link)
                    .expect(200);
            Staff.stranger()
                    .post("/api/auth/email-verifications/confirmation", link)
                    .expect(400);

            assertThat(user.logIn().get("/api/me").body().path("isVerified").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void anInvitedUserChoosesTheFirstPassword() {
        try (MailedLinkLog mail = MailedLinkLog.watching()) {
            Map<String, Object> body = Staff.body("invited@example.com", null, "agent", "denis", Map.of());
            body.remove("password");
            String id = Staff.admin().post("/api/users", body).expect(201).text("/id");

            reset(mail.invitationOf(id), "my first password").expect(200);

            Staff.stranger().loggedIn("invited@example.com", "my first password");
        }
    }

    @Test
    void aSecondFactorIsAskedForOnceItIsConfirmed() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator app = Authenticator.prepared(session);
        session.post("/api/me/2fa/confirmation", Map.of("totp", "000000")).expect(400);
        Answer enabled = session.post("/api/me/2fa/confirmation", Map.of("totp", app.code(-1)))
                .expect(200);
        String recovery = enabled.text("/recoveryCodes/0");

        assertThat(user.tryLogIn(user.password()).expect(401).text("/code")).isEqualTo("totp-required");
        user.tryLogIn(user.password(), app.code(-1)).expect(401);
        user.tryLogIn(user.password(), app.code(0)).expect(200);
        user.tryLogIn(user.password(), app.code(0)).expect(401);
        user.tryLogIn(user.password(), recovery).expect(200);
        user.tryLogIn(user.password(), recovery).expect(401);

        assertThat(user.seenAfter(session.delete("/api/me/2fa").expect(200))
                        .body()
                        .path("twoFactorEnabled")
                        .asBoolean())
                .isFalse();
        user.logIn();
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheSession() {
        Staff user = Staff.hired("agent", "denis");
        Answer entered = user.tryLogIn(user.password()).expect(200);
        Answer renewed = refresh(entered).expect(200);
        CrmClient session = Staff.stranger().withToken(renewed.text("/accessToken"));
        session.get("/api/me").expect(200);
        Staff.stranger().withToken(entered.text("/accessToken")).get("/api/me").expect(401);

        refresh(entered).expect(401);

        session.get("/api/me").expect(401);
        refresh(renewed).expect(401);
    }

    private static Answer refresh(Answer entered) {
        return Staff.stranger().post("/api/auth/refresh", Map.of("refreshToken", entered.text("/refreshToken")));
    }

    @Test
    void usersListAndRevokeTheirOwnSessions() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient first = user.logIn();
        CrmClient second = user.logIn();
        JsonNode sessions = first.get("/api/me/sessions").expect(200).body().path("items");
        assertThat(sessions).hasSize(2).allSatisfy(session -> {
            assertThat(session.path("device").asText()).startsWith("Java");
            assertThat(session.path("ip").asText()).isEqualTo("127.0.0.1");
        });
        // They began at the same moment, of which neither is the first.
        String other = sessions.get(sessions.at("/0/isCurrent").asBoolean() ? 1 : 0)
                .path("id")
                .asText();

        Staff.admin().delete("/api/me/sessions/" + other).expect(404);
        first.delete("/api/me/sessions/" + other).expect(200);

        second.get("/api/me").expect(401);
        first.get("/api/me").expect(200);
        first.post("/api/auth/logout", null).expect(200);
        first.get("/api/me").expect(401);
    }

    @Test
    void aNewPasswordAndADeactivationEndEverySession() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Map<String, String> wrong = Map.of("currentPassword", "wrong password", "newPassword", "a better password");
        session.send("PUT", "/api/me/password", wrong, Map.of()).expect(400);
        Map<String, String> right = Map.of("currentPassword", user.password(), "newPassword", "a better password");
        session.send("PUT", "/api/me/password", right, Map.of()).expect(200);
        session.get("/api/me").expect(401);

        CrmClient again = Staff.stranger().loggedIn(user.email(), "a better password");
        Staff.admin().post("/api/users/" + user.id() + "/deactivation", null).expect(200);
        again.get("/api/me").expect(401);
        Staff.admin().post("/api/users/" + user.id() + "/activation", null).expect(200);
        again.get("/api/me").expect(401);
    }
}
