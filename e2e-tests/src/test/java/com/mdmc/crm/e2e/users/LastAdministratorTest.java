package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can leave a CRM without an administrator. It has one of its own here: elsewhere tests appoint others. */
class LastAdministratorTest {

    @Test
    void staysWhoTheyAre(@TempDir Path data) {
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(data))) {
            CrmClient admin = RunningCrm.admin(server);
            String user = "/api/users/" + admin.get("/api/me").text("/id");

            Answer demoted = admin.send("PUT", user + "/role", Map.of("role", "agent"), Map.of())
                    .expect(409);
            Answer deactivated = admin.post(user + "/deactivation", null).expect(409);

            assertThat(demoted.text("/code")).isEqualTo("last-administrator");
            assertThat(deactivated.text("/code")).isEqualTo("last-administrator");
        }
    }
}
