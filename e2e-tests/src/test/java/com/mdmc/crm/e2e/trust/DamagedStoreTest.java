package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of the store's files is named and left as it is; a repair says what is lost. */
class DamagedStoreTest {
    private static final int LEADS = 8;

    /** As a killed process left it: the last commits are in the redo log alone. */
    @TempDir
    static Path written;

    @TempDir
    Path directory;

    @BeforeAll
    static void writeAndKill() throws Exception {
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(written.resolve("data")));
        environment.remove("server.address");
        CrmProcess process =
                CrmProcess.start(Crm.class.getName(), List.of("start"), environment, written.resolve("crm.log"));
        CrmClient admin = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
        long last = 0;
        for (int i = 0; i < LEADS; i++) {
            last = Directories.capture(admin, "lead" + i).expect(201).position();
        }
        awaitSigned(last);
        process.kill();
    }

    private static void awaitSigned(long position) {
        Path checkpoint = written.resolve("data/audit/checkpoint.txt");
        Eventually.that(
                () -> Files.exists(checkpoint) ? Directories.signedSize(checkpoint) : 0, size -> size >= position);
    }

    private Path copy() {
        return Directories.copied(written.resolve("data"), directory.resolve("data"));
    }

    @Test
    void verifyChangesNotAByte() {
        Path data = copy();
        Map<String, String> before = Directories.digests(data);
        Operator.Ended ended = Operator.crm(data, "verify");
        assertThat(ended.said()).contains("in order");
        assertThat(ended.status()).isZero();
        assertThat(Operator.crm(data, "audit-bundle --from 2020-01-01T00:00:00Z " + directory.resolve("bundle"))
                        .status())
                .isZero();
        assertThat(Operator.crm(data, "version").status()).isZero();
        assertThat(Directories.digests(data)).isEqualTo(before);
    }

    @Test
    void aFlippedBitIsNamedKeptAndRepairedWithAReport() throws Exception {
        Path data = copy();
        Path log = newestLog(data);
        byte[] bytes = Files.readAllBytes(log);
        int used = bytes.length;
        while (bytes[used - 1] == 0) {
            used--;
        }
        bytes[used * 3 / 4] ^= 1;
        Files.write(log, bytes);
        Map<String, String> before = Directories.digests(data);

        String name = log.getFileName().toString();
        Operator.Ended verified = Operator.crm(data, "verify");
        assertThat(verified.said()).contains("NOT IN ORDER", name);
        assertThat(verified.status()).isEqualTo(1);
        Operator.Ended started = Operator.crm(data, "start");
        assertThat(started.said()).contains(name).hasLineCount(1);
        assertThat(started.status()).isEqualTo(2);
        assertThat(Directories.digests(data)).isEqualTo(before);

        Operator.Ended repaired = Operator.crm(data, "repair");
        assertThat(repaired.said()).contains(name, "store/damaged/", ": lost", "--accept-loss");
        assertThat(repaired.status()).isEqualTo(1);
        try (Stream<Path> files = Files.list(data)) {
            Path report = files.filter(file -> file.getFileName().toString().startsWith("repair-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(report)).contains(": lost", "All views are rebuilt");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                    .isEqualTo("rw-------");
        }
        assertThat(Directories.refusal(RunningCrm.settings(data))).contains("--accept-loss");
        try (StandaloneServer server =
                StandaloneServer.start(Directories.settings(data, "crm.audit.accept-loss", "true"))) {
            Directories.capture(server, 1, "later");
        }
        assertThat(Operator.crm(data, "verify").status()).isZero();
        assertThat(Operator.crm(data, "self-check").said()).contains("All views are right");
    }

    @Test
    void aDeletedLogIsNamed() throws Exception {
        Path data = copy();
        Path log = newestLog(data);
        Files.delete(log);
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .contains(log.getFileName().toString());
        assertThat(Operator.crm(data, "verify").status()).isEqualTo(1);
    }

    private static Path newestLog(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("redo-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
