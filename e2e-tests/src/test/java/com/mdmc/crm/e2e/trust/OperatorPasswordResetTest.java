package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the data directory can let an administrator in again, on record. */
class OperatorPasswordResetTest {
    private static final String NEXT = "une autre phrase de passe";

    @TempDir
    Path data;

    @Test
    void setsAPasswordWhileTheCrmIsStopped() {
        Directories.written(data, 1);
        Map<String, String> environment = Map.of("CRM_DATA", data.toString());
        assertThat(Operator.crm(environment, "reset-password nobody@mdmc.example", NEXT + "\n"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.said()).contains("not-found"));
        assertThat(Operator.crm(environment, "reset-password " + RunningCrm.ADMIN_EMAIL, "short\n"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.said()).contains("is not replaced: "));
        Operator.Ended done = Operator.crm(environment, "reset-password " + RunningCrm.ADMIN_EMAIL, NEXT + "\n");
        assertThat(done.status()).as(done.said()).isZero();
        assertThat(done.said()).contains("is replaced").doesNotContain(NEXT);

        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            CrmClient stranger = RunningCrm.stranger(server);
            stranger.post(
                            "/api/auth/login",
                            Map.of("email", RunningCrm.ADMIN_EMAIL, "password", RunningCrm.ADMIN_PASSWORD))
                    .expect(401);
            CrmClient admin = stranger.loggedIn(RunningCrm.ADMIN_EMAIL, NEXT);
            Eventually.that(
                    () -> admin.get("/api/audit?action=request-password-reset"),
                    answer -> answer.raw().body().contains("operator"));
            Operator.Ended served = Operator.crm(environment, "reset-password " + RunningCrm.ADMIN_EMAIL, NEXT + "\n");
            assertThat(served.status()).isEqualTo(2);
            assertThat(served.said()).contains("is in use by another process");
        }
    }
}
