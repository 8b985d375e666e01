package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Authenticator;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session somebody left open does not take the second factor off the account. */
@ExtendWith(StoppedClock.class)
class SecondFactorRemovalTest {

    @Test
    void aSessionThatBeganLongAgoNeedsAProof() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator app = Authenticator.enabled(session);
        user.beganLongAgo();

        assertThat(session.delete("/api/me/2fa").expect(403).text("/code")).isEqualTo("proof-required");
        session.delete("/api/users/" + user.id() + "/2fa").expect(403);
        prove(session, Map.of("password", user.password())).expect(403);
        prove(session, Map.of("totp", app.code(0))).expect(403);
        assertThat(prove(session, Map.of("password", "not the password", "totp", app.code(0)))
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(prove(session, Map.of("password", user.password(), "totp", "000000"))
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("wrong-code");
        // The code that enabled it was used up by that.
        prove(session, Map.of("password", user.password(), "totp", app.code(-1)))
                .expect(400);
        prove(session, Map.of("password", user.password(), "totp", app.code(0))).expect(200);

        user.logIn();
    }

    @Test
    void aSessionThatBeganLongAgoSetsNoneUpWithoutAProof() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        user.beganLongAgo();

        assertThat(session.post("/api/me/2fa", null).expect(403).text("/code")).isEqualTo("proof-required");
        session.post("/api/me/2fa", Map.of("totp", "000000")).expect(403);
        session.post("/api/me/2fa", Map.of("password", "not the password")).expect(400);
        session.post("/api/me/2fa", Map.of("password", user.password())).expect(200);
    }

    @Test
    void aRecoveryCodeStandsInForTheCode() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator app = Authenticator.prepared(session);
        String recovery = session.post("/api/me/2fa/confirmation", Map.of("totp", app.code(-1)))
                .expect(200)
                .text("/recoveryCodes/0");
        user.beganLongAgo();

        prove(session, Map.of("totp", recovery)).expect(403);
        prove(session, Map.of("password", user.password(), "totp", recovery)).expect(200);

        user.logIn();
    }

    @Test
    void aLogInJustNowWasTheProof() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator.enabled(session);

        prove(session, Map.of("password", "not the password")).expect(400);
        session.delete("/api/me/2fa").expect(200);

        user.logIn();
    }

    @Test
    void guessingAtTheProofLocksTheAccount() {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator.enabled(session);
        for (int attempt = 0; attempt < 5; attempt++) {
            prove(session, Map.of("password", "guess number " + attempt)).expect(400);
        }

        prove(session, Map.of("password", user.password())).expect(400);
        assertThat(Staff.admin()
                        .get("/api/users/" + user.id())
                        .body()
                        .path("twoFactorEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anAdministratorTakesItOffForSomebodyWhoLostIt() {
        Staff user = Staff.hired("agent", "denis");
        Authenticator app = Authenticator.enabled(user.logIn());
        Staff administrator = Staff.hired("admin", "denis");
        CrmClient session = administrator.logIn();
        administrator.beganLongAgo();
        String path = "/api/users/" + user.id() + "/2fa";

        assertThat(session.delete(path).expect(403).text("/code")).isEqualTo("proof-required");
        session.send("DELETE", path, Map.of("totp", app.code(0)), Map.of()).expect(403);
        session.send("DELETE", path, Map.of("password", user.password()), Map.of())
                .expect(400);
        session.send("DELETE", path, Map.of("password", administrator.password()), Map.of())
                .expect(200);

        user.logIn();
    }

    @Test
    void anAdministratorWhoLoggedInJustNowIsNotAskedAgain() {
        Staff user = Staff.hired("agent", "denis");
        Authenticator.enabled(user.logIn());

        Staff.hired("admin", "denis")
                .logIn()
                .delete("/api/users/" + user.id() + "/2fa")
                .expect(200);

        user.logIn();
    }

    private static Answer prove(CrmClient session, Map<String, String> proof) {
        return session.send("DELETE", "/api/me/2fa", proof, Map.of());
    }
}
