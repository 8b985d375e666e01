package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The signed checkpoint beside the store is believed over the store. */
class KeptCheckpointTest {
    private static final String FILE = "audit/checkpoint.txt";

    /** One history, as it was early, and how it went on in two ways that are equally long. */
    @TempDir
    static Path written;

    @TempDir
    Path directory;

    @BeforeAll
    static void write() {
        Directories.written(written.resolve("early"), 3);
        Directories.copied(written.resolve("early"), written.resolve("late"));
        Directories.written(written.resolve("late"), 2);
        Directories.copied(written.resolve("early"), written.resolve("other"));
        Directories.written(written.resolve("other"), 2);
    }

    private Path storeOfWithAuditOf(String store, String audit) throws Exception {
        Path data = Directories.copied(written.resolve(store), directory.resolve("data"));
        FileSystemUtils.deleteRecursively(data.resolve("audit"));
        Directories.copied(written.resolve(audit).resolve("audit"), data.resolve("audit"));
        return data;
    }

    @Test
    void aStoreThatLostItsEndIsRefused() throws Exception {
        Path data = storeOfWithAuditOf("early", "late");
        long signed = Directories.signedSize(data.resolve(FILE));
        long there = Directories.signedSize(written.resolve("early").resolve(FILE));
        Map<String, String> before = Directories.digests(data.resolve("audit"));
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .startsWith("The ledger ends at " + there + " (root ")
                .contains(data.resolve(FILE) + " signs " + signed + " commits (root ")
                .contains("--accept-loss");
        Operator.Ended verified = Operator.crm(data, "verify");
        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.said()).contains("TRUNCATED", "of size " + signed);
        Operator.Ended started = Operator.crm(data, "start");
        assertThat(started.status()).isEqualTo(2);
        assertThat(started.said().strip().lines().filter(line -> line.startsWith("crm: ")))
                .as("one sentence")
                .hasSize(1);
        assertThat(Directories.digests(data.resolve("audit"))).isEqualTo(before);
        FileSystemUtils.deleteRecursively(data.resolve("audit"));
        assertThat(Operator.crm(data, "verify").said()).contains("no checkpoint is kept outside the store", "in order");
    }

    @Test
    void theLossIsAcceptedOnRecord() throws Exception {
        Path data = storeOfWithAuditOf("early", "late");
        long signed = Directories.signedSize(data.resolve(FILE));
        try (StandaloneServer server =
                StandaloneServer.start(Directories.settings(data, "crm.audit.accept-loss", "true"))) {
            CrmClient admin = admin(server);
            CrmClient.Answer critical = Eventually.that(
                    () -> admin.get("/api/audit?severity=critical"),
                    answer -> !answer.body().at("/items").isEmpty());
            assertThat(critical.text("/items/0/action")).isEqualTo("accept-loss");
            assertThat(critical.text("/items/0/resourceId")).isEqualTo("ledger");
            assertThat(readiness(server).status()).isEqualTo(200);
        }
        assertThat(Directories.signedSize(data.resolve(FILE))).isLessThan(signed + 10);
        try (var kept = Files.list(data.resolve("audit"))) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("checkpoint.lost-"));
        }
        StandaloneServer.start(RunningCrm.settings(data)).close();
    }

    @Test
    void anotherHistoryOfTheSameLengthIsRefused() throws Exception {
        Path data = storeOfWithAuditOf("other", "late");
        assertThat(Directories.refusal(RunningCrm.settings(data))).contains("have the root", "signs the root");
        assertThat(Operator.crm(data, "verify").status()).isEqualTo(1);
        Path bundle = directory.resolve("other.bundle");
        Operator.Ended extended = Operator.crm(data, "audit-bundle " + bundle + " --extends " + data.resolve(FILE));
        assertThat(extended.status()).isEqualTo(1);
        assertThat(extended.said()).contains("NOT IN ORDER: the ledger does not extend the checkpoint");
        assertThat(bundle).doesNotExist();
    }

    @Test
    void aCheckpointOfAnotherLedgerIsRefused() throws Exception {
        Path foreign = directory.resolve("foreign");
        Directories.written(foreign, 1);
        Path data = Directories.copied(written.resolve("late"), directory.resolve("data"));
        Files.copy(foreign.resolve(FILE), data.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Directories.refusal(RunningCrm.settings(data))).contains("is signed by no key of this store");
        Operator.Ended verified = Operator.crm(data, "verify");
        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.said())
                .contains("is not signed by a known key")
                .as("the commits themselves are compared first")
                .doesNotContain("0 commits and 0 events");
        Files.writeString(data.resolve(FILE), "damaged");
        assertThat(Directories.refusal(RunningCrm.settings(data))).contains("is not a checkpoint any more");
    }

    /** Whoever made such a file, the ledger is not to blame for it. */
    @Test
    void aForgedCheckpointIsCalledForgedAndTheLedgerIsNotBlamed() throws Exception {
        Path data = Directories.copied(written.resolve("late"), directory.resolve("data"));
        String genuine = Files.readString(data.resolve(FILE));
        String size = "\n" + Directories.signedSize(data.resolve(FILE)) + "\n";
        String foreign = genuine.substring(0, genuine.indexOf("\n\n") + 1);
        Path file = directory.resolve("outside.txt");
        String extended = "audit-bundle " + directory.resolve("a.bundle") + " --extends " + file;
        Files.writeString(file, genuine.replace(size, "\n900\n"));
        assertNotChecked(data, "verify --checkpoint " + file, "the signature of " + file + " does not hold");
        assertNotChecked(data, extended, "the signature of " + file + " does not hold");
        SignedNote signed =
                new SignedNote(foreign, List.of(SigningKey.draw("mdmc-crm").sign(foreign)));
        Files.writeString(file, signed.write());
        assertNotChecked(data, "verify --checkpoint " + file, file + " is signed by no known key");
        Files.writeString(file, genuine.substring(0, genuine.indexOf("\n\n")));
        assertNotChecked(data, "verify --checkpoint " + file, file + " is not a checkpoint: ");
        assertNotChecked(data, "verify --checkpoint " + data, data + ": it is a directory");

        Files.writeString(file, "\ufeff" + genuine.replace("\n", "\r\n") + "\r\n");
        for (String command : List.of("verify --checkpoint " + file, extended)) {
            Operator.Ended ended = Operator.crm(data, command);
            assertThat(ended.status()).as(ended.said()).isZero();
        }
    }

    private static void assertNotChecked(Path data, String command, String why) {
        Operator.Ended ended = Operator.crm(data, command);
        assertThat(ended.status()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains(why).doesNotContain("IN ORDER", "root ", "in order");
    }

    @Test
    void theSecondPlaceIsBelievedAsWell() throws Exception {
        Path share = directory.resolve("share");
        Path data = Directories.copied(written.resolve("early"), directory.resolve("data"));
        Map<String, String> settings = Directories.settings(data, "CRM_AUDIT_DIR", share.toString());
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            Directories.capture(server, 2, "later");
        }
        assertThat(share.resolve("checkpoint.txt")).exists();
        FileSystemUtils.deleteRecursively(data);
        Directories.copied(written.resolve("early"), data);
        assertThat(Directories.refusal(settings)).contains(share.resolve("checkpoint.txt") + " signs ");
    }

    @Test
    void whileServingAnotherCheckpointIsNotReplacedAndTheProgramIsNotReady() throws Exception {
        Path data = Directories.copied(written.resolve("other"), directory.resolve("data"));
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            assertThat(readiness(server).status()).isEqualTo(200);
            String foreign = Files.readString(written.resolve("late").resolve(FILE));
            Files.writeString(data.resolve(FILE), foreign);
            CrmClient admin = admin(server);
            CrmClient.Answer down = Eventually.that(() -> readiness(server), answer -> answer.status() == 503);
            assertThat(down.raw().body()).contains("signs the root");
            assertThat(Files.readString(data.resolve(FILE))).isEqualTo(foreign);
            Eventually.that(
                    () -> admin.get("/api/audit?severity=critical"),
                    answer -> answer.raw().body().contains("compare-checkpoint"));
            Thread.sleep(4_000);
            assertThat(admin.get("/api/audit?severity=critical&action=compare-checkpoint")
                            .body()
                            .at("/items"))
                    .as("the alarm does not set itself off again")
                    .hasSize(1);
            Files.copy(written.resolve("early").resolve(FILE), data.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            // A checkpoint of this ledger's own past may be replaced: by the next that is signed.
            admin(server);
            Eventually.that(
                    () -> Directories.signedSize(data.resolve(FILE)),
                    size -> size
                            > Directories.signedSize(written.resolve("early").resolve(FILE)));
        }
    }

    @Test
    void everyNightTheLedgerIsComparedAgain() throws Exception {
        Path data = Directories.copied(written.resolve("other"), directory.resolve("data"));
        Path share = Files.createDirectories(directory.resolve("share"));
        try (StandaloneServer server = StandaloneServer.start(Directories.settings(
                data, "CRM_AUDIT_DIR", share.toString(), "crm.audit.verification-cron", "*/2 * * * * *"))) {
            Files.copy(
                    written.resolve("late").resolve(FILE),
                    share.resolve("checkpoint.txt"),
                    StandardCopyOption.REPLACE_EXISTING);
            Eventually.that(() -> readiness(server), answer -> answer.status() == 503);
            Files.delete(share.resolve("checkpoint.txt"));
            Eventually.that(() -> readiness(server), answer -> answer.status() == 200);
        }
    }

    private static CrmClient admin(StandaloneServer server) {
        return stranger(server).loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
    }

    private static CrmClient.Answer readiness(StandaloneServer server) {
        return stranger(server).get("/actuator/health/readiness");
    }

    private static CrmClient stranger(StandaloneServer server) {
        return RunningCrm.stranger(server);
    }
}
