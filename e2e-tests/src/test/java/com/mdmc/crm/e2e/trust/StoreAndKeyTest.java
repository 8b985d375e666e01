package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A store and its master key belong together, and neither is made where it was lost. */
class StoreAndKeyTest {

    @TempDir
    static Path written;

    @TempDir
    Path directory;

    private Path data;

    @BeforeAll
    static void write() {
        Directories.written(written.resolve("data"), 3);
    }

    private Path copy() {
        data = Directories.copied(written.resolve("data"), directory.resolve("data"));
        return data;
    }

    @Test
    void aLostKeyIsNotReplaced() throws Exception {
        Files.delete(copy().resolve("master.key"));
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .startsWith("The master key of this store is missing: put " + data.resolve("master.key"));
        assertThat(data.resolve("master.key")).doesNotExist();

        Files.createDirectory(data.resolve("master.key"));
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .startsWith(data.resolve("master.key") + " cannot be read");
    }

    @Test
    void anotherKeyIsNamedByItsFileOrVariable() throws Exception {
        String another = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(Directories.refusal(Directories.settings(copy(), "CRM_MASTER_KEY", another)))
                .isEqualTo("CRM_MASTER_KEY is not the master key this store was made with: put that key back.");
        Files.writeString(data.resolve("master.key"), another);
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .isEqualTo(data.resolve("master.key")
                        + " is not the master key this store was made with: put that key back.");
        Files.writeString(data.resolve("master.key"), "damaged");
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .isEqualTo(data.resolve("master.key") + " must be 32 bytes in Base64.");
        Files.copy(
                written.resolve("data/master.key"),
                data.resolve("master.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            assertThat(leads(server)).isEqualTo(3);
        }
    }

    @Test
    void aLostStoreIsNotTakenForTheFirstStart() throws Exception {
        FileSystemUtils.deleteRecursively(copy().resolve("store"));
        Map<String, String> before = Directories.digests(data);
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .contains("There is no store in " + data)
                .contains("audit", "master.key", "--new");
        assertThat(Directories.digests(data)).isEqualTo(before);
        try (StandaloneServer server = StandaloneServer.start(Directories.settings(data, "crm.start.new", "true"))) {
            assertThat(leads(server)).isZero();
        }
        assertThat(Files.readString(data.resolve("master.key")))
                .isEqualTo(Files.readString(written.resolve("data/master.key")));
        try (var kept = Files.list(data)) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .as("what was published of the lost ledger is kept")
                    .anyMatch(name -> name.startsWith("audit.lost-"));
        }
    }

    @Test
    void aDirectoryOfSomethingElseIsNoPlaceForAStore() throws Exception {
        Files.writeString(directory.resolve("thesis.odt"), "…");
        assertThat(Directories.refusal(RunningCrm.settings(directory))).contains("thesis.odt");
        assertThat(directory).isDirectoryContaining("glob:**thesis.odt");
        try (var files = Files.list(directory)) {
            assertThat(files.count()).isEqualTo(1);
        }
    }

    @Test
    void aTakenPortIsNoticedBeforeAnythingIsMade() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Directories.refusal(Directories.settings(
                            directory.resolve("data"),
                            "server.address",
                            "0.0.0.0",
                            "CRM_PORT",
                            Integer.toString(taken.getLocalPort()))))
                    .contains("in use");
            assertThat(directory).isEmptyDirectory();
        }
    }

    private static int leads(StandaloneServer server) {
        return RunningCrm.admin(server)
                .get("/api/leads?count=exact")
                .expect(200)
                .body()
                .at("/items")
                .size();
    }
}
