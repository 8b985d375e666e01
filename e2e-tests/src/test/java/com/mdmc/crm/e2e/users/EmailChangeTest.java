package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.MailedLinkLog;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another address for an account: proved before it counts, and never taken from anybody else. */
class EmailChangeTest {
    private final MailedLinkLog mail = MailedLinkLog.watching();
    private final Staff agent = Staff.hired("agent", "denis");
    private final String next = LeadForms.freshEmail();

    @AfterEach
    void close() {
        mail.close();
    }

    @Test
    void theFormerAddressCountsUntilTheNewOneIsProved() {
        change(agent, next, agent.password()).expect(200);
        agent.tryLogIn(agent.password()).expect(200);
        logIn(next).expect(401);

        Answer changed = confirm(mail.emailChangeOf(agent.id())).expect(200);
        logIn(next).expect(200);
        agent.tryLogIn(agent.password()).expect(401);
        Answer seen = agent.seenAfter(changed);
        assertThat(seen.text("/email")).isEqualTo(next);
        assertThat(seen.body().at("/isVerified").asBoolean()).isTrue();
    }

    @Test
    void aLinkIsGoodOnceAndOnlyTheLatest() {
        change(agent, LeadForms.freshEmail(), agent.password()).expect(200);
        String replaced = mail.emailChangeOf(agent.id());
        change(agent, next, agent.password()).expect(200);
        confirm(replaced).expect(400);
        String used = mail.emailChangeOf(agent.id());
        assertThat(used).isNotEqualTo(replaced);
        confirm(used).expect(200);
        confirm(used).expect(400);
        logIn(next).expect(200);
    }

    @Test
    void whatWasMailedToTheFormerAddressIsVoid() {
        String verification = mail.verificationOf(agent.id());
        change(agent, next, agent.password()).expect(200);
        confirm(mail.emailChangeOf(agent.id())).expect(200);
        confirm(verification).expect(400);
    }

    @Test
    void aGuessedPasswordChangesNothing() {
        assertThat(change(agent, next, "not the password").expect(400).text("/errors/0/field"))
                .isEqualTo("password");
        logIn(next).expect(401);
    }

    @Test
    void anAddressIsTakenFromNobody() {
        Staff other = Staff.hired("agent", "denis");
        assertThat(change(agent, other.email(), agent.password()).expect(409).text("/code"))
                .isEqualTo("email-taken");

        // Stated first, proved second: whoever proves it has it.
        change(agent, next, agent.password()).expect(200);
        String late = mail.emailChangeOf(agent.id());
        change(other, next, other.password()).expect(200);
        confirm(mail.emailChangeOf(other.id())).expect(200);
        assertThat(confirm(late).expect(409).text("/code")).isEqualTo("email-taken");
        agent.tryLogIn(agent.password()).expect(200);
    }

    @Test
    void theFormerAddressIsFreeAfterwards() {
        change(agent, next, agent.password()).expect(200);
        confirm(mail.emailChangeOf(agent.id())).expect(200);
        Staff.admin()
                .post("/api/users", Staff.body(agent.email(), "password of a successor", "agent", "denis", Map.of()))
                .expect(201);
    }

    @Test
    void anAdministratorProvesWhoTheyAreAndOthersNeedPermission() {
        Staff administrator = Staff.hired("admin", "denis");
        CrmClient session = administrator.logIn();
        administrator.beganLongAgo();
        assertThat(session.send("PUT", path(agent), Map.of("email", next), Map.of())
                        .expect(403)
                        .text("/code"))
                .isEqualTo("proof-required");
        Map<String, String> guess = Map.of("email", next, "password", agent.password());
        session.send("PUT", path(agent), guess, Map.of()).expect(400);
        Map<String, String> proved = Map.of("email", next, "password", administrator.password());
        session.send("PUT", path(agent), proved, Map.of()).expect(200);
        confirm(mail.emailChangeOf(agent.id())).expect(200);
        logIn(next).expect(200);

        Staff manager = Staff.hired("manager", "denis");
        Map<String, String> body = Map.of("email", LeadForms.freshEmail(), "password", manager.password());
        assertThat(manager.session()
                        .send("PUT", path(agent), body, Map.of())
                        .expect(403)
                        .text("/code"))
                .isEqualTo("forbidden");
    }

    private Answer logIn(String email) {
        return Staff.stranger().post("/api/auth/login", Map.of("email", email, "password", agent.password()));
    }

    private static Answer change(Staff whose, String email, String password) {
        Map<String, Object> body = new HashMap<>(Map.of("email", email, "password", password));
        return whose.session().send("PUT", path(whose), body, Map.of());
    }

    private static Answer confirm(String token) {
        return Staff.stranger().post("/api/auth/email-verifications/confirmation", Map.of("token", token));
    }

    private static String path(Staff whose) {
        return "/api/users/" + whose.id() + "/email";
    }
}
