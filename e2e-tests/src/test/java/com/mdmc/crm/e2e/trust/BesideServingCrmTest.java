package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks and copies runs beside a CRM that serves and is written to. */
class BesideServingCrmTest {

    @TempDir
    Path directory;

    @Test
    void operatorsCheckAndCopyWithoutStoppingIt() throws Exception {
        Path data = directory.resolve("data");
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("operator-access"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                while (!done.get()) {
                    Directories.capture(server, 1, "busy" + System.nanoTime());
                }
            });
            writer.start();
            try {
                ended(data, "verify", 0, "in order");
                ended(data, "self-check", 0, "All views are right");
                ended(data, "audit-bundle --from 2020-01-01T00:00:00Z " + directory.resolve("bundle"), 0, "commits");
                byte[] bundle = Files.readAllBytes(directory.resolve("bundle"));
                ended(data, "audit-bundle --from 2020-01-01T00:00:00Z " + directory.resolve("bundle"), 2, "exists");
                assertThat(directory.resolve("bundle")).hasBinaryContent(bundle);
                ended(data, "export " + directory.resolve("export"), 0, "ledger_commits");
                ended(data, "rebuild", 2, "is kept by a running process");
                ended(data, "import " + directory, 2, "is in use by another process");
                ended(data, "start", 2, "in use");
            } finally {
                done.set(true);
                writer.join();
            }
        }
        assertThat(data.resolve("operator-access")).doesNotExist();
        theExportIsOneMoment();
    }

    private void theExportIsOneMoment() throws Exception {
        assertThat(directory.resolve("export.store")).doesNotExist();
        Path restored = Files.createDirectories(directory.resolve("restored"));
        Files.copy(directory.resolve("data/master.key"), restored.resolve("master.key"));
        ended(restored, "import " + directory.resolve("export"), 0, "ledger_commits");
        ended(restored, "verify", 0, "in order");
        StandaloneServer.start(RunningCrm.settings(restored)).close();
        ended(restored, "self-check", 0, "All views are right");
    }

    private static void ended(Path data, String command, int status, String said) {
        Operator.Ended ended = Operator.crm(data, command);
        assertThat(ended.said()).as(command).contains(said);
        assertThat(ended.status()).as(command + "\n" + ended.said()).isEqualTo(status);
    }
}
