package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is read only where the key is that it was written under. */
class ImportAndKeyTest {

    @TempDir
    Path directory;

    @Test
    void asksForTheKeyOfTheExport() throws Exception {
        Path original = directory.resolve("original");
        Directories.written(original, 2);
        Path export = directory.resolve("export");
        assertThat(Operator.crm(original, "export " + export).status()).isZero();

        Path restored = directory.resolve("restored");
        Operator.Ended without = Operator.crm(restored, "import " + export);
        assertThat(without.said())
                .contains(
                        "its master key is missing",
                        restored.resolve("master.key").toString());
        assertThat(without.status()).isNotZero();
        assertThat(restored).doesNotExist();

        Files.createDirectories(restored);
        Files.writeString(restored.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
        Operator.Ended wrong = Operator.crm(restored, "import " + export);
        assertThat(wrong.said()).contains("is not the master key this export was written under");
        assertThat(wrong.status()).isNotZero();
        assertThat(restored.resolve("store")).doesNotExist();

        Files.writeString(restored.resolve("master.key"), Files.readString(original.resolve("master.key")));
        assertThat(Operator.crm(restored, "import " + export).status()).isZero();
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(restored))) {
            Directories.capture(server, 1, "later");
        }
    }
}
