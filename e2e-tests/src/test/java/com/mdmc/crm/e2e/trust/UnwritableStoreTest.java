package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the store's files cannot be written the program says so at once, and heals by itself. {@code
 * -Dcrm.unwritable.seconds=4} is at once, where nobody else shares the machine.
 */
class UnwritableStoreTest {
    private static final double LONGEST_SECONDS = Long.getLong("crm.unwritable.seconds", 60);

    @TempDir
    Path directory;

    @Test
    void isToldAtOnceAndHealsByItself() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit makes writes fail");
        Path data = directory.resolve("data");
        Path log = directory.resolve("crm.log");
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(data));
        environment.remove("server.address");
        List<String> acknowledged = new ArrayList<>();
        try (CrmProcess process = CrmProcess.start(Crm.class.getName(), List.of("start"), environment, log)) {
            CrmClient admin = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            acknowledged.add(Directories.capture(admin, "before").expect(201).text("/id"));

            Eventually.found(() -> admin.get("/api/leads/" + acknowledged.get(0)));
            long begun = System.nanoTime();
            limit(process, "0:");
            Eventually.that(() -> readiness(process), answer -> answer.status() == 503);
            assertThat((System.nanoTime() - begun) / 1e9)
                    .as("seconds until it is told, while nobody writes")
                    .isLessThan(LONGEST_SECONDS);
            begun = System.nanoTime();
            CrmClient.Answer refused = Directories.capture(admin, "refused").expect(503);
            assertThat(refused.text("/code")).isIn("store-read-only", "store-full");
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(readiness(process).status()).isEqualTo(503);
            assertThat(readiness(process).raw().body()).contains("store");
            assertThat((System.nanoTime() - begun) / 1e9).as("seconds").isLessThan(LONGEST_SECONDS);
            admin.get("/api/leads/" + acknowledged.get(0)).expect(200);

            limit(process, "unlimited:");
            Eventually.that(() -> readiness(process), answer -> answer.status() == 200);
            acknowledged.add(Directories.capture(admin, "refused").expect(201).text("/id"));
            for (String lead : acknowledged) {
                Eventually.found(() -> admin.get("/api/leads/" + lead));
            }
        }
        assertThat(Files.readAllLines(log).size()).as("lines of log").isLessThan(400);
        assertThat(Operator.crm(data, "verify").status()).isZero();
    }

    private static void limit(CrmProcess process, String bytes) throws IOException, InterruptedException {
        new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes)
                .inheritIO()
                .start()
                .waitFor();
    }

    private static CrmClient.Answer readiness(CrmProcess process) {
        return process.stranger().get("/actuator/health/readiness");
    }
}
