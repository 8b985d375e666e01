package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.backup.schedule.BackupRuns;
import com.mdmc.crm.backup.schedule.BackupTask;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What runs by schedule: each run is recorded, in the audit as well, and a failure is told. */
class BackupScheduleTest {

    @TempDir
    Path directory;

    @Test
    void everyTaskRunsAndIsRecorded() throws Exception {
        KeyPair recipient = new X25519KeyPairGenerator().generateKeyPair();
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        String week = "7d";
        String email = LeadForms.freshEmail();
        String lead;
        // Before there is an archive, so that it is in the first export.
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(data))) {
            Answer captured = RunningCrm.admin(server)
                    .post("/api/leads", LeadForms.form(email))
                    .expect(201);
            lead = captured.text("/id");
            RunningCrm.admin(server).get("/api/leads/" + lead, captured).expect(200);
        }
        try (StandaloneServer server = RunningCrm.start(Archives.settings(
                data,
                archive,
                "crm.backup.export-every",
                week,
                "crm.backup.verification-every",
                week,
                "crm.backup.drill-every",
                week,
                "crm.backup.drill-after",
                "0s",
                "crm.backup.recipient",
                recipient.getPublic().toString()))) {
            CrmClient admin = RunningCrm.admin(server);
            BackupRuns runs = new BackupRuns(server.context().getBean(MongoDatabase.class));
            for (BackupTask task : BackupTask.values()) {
                BackupRuns.Run run = Eventually.that(() -> runs.last(task), last -> last.isPresent())
                        .orElseThrow();
                assertThat(run.failure()).as(task.label()).isNull();
            }
            Eventually.that(
                    () -> admin.get("/api/audit?resource=backup").raw().body(),
                    body -> Arrays.stream(new String[] {"base", "export", "verification", "drill"})
                            .allMatch(body::contains));
            assertThat(data.resolve("drill")).isEmptyDirectory();
            assertThat(decrypted(readable(archive), recipient)).contains(lead, email, "Durand");
            anErasureReachesTheExport(admin, lead, email, Archives.open(archive, Archives.masterKey(data)));
            Eventually.that(() -> readable(archive), List::isEmpty);
            assertThat(ArchiveVerification.run(Archives.open(archive, Archives.masterKey(data)), position -> {})
                            .findings())
                    .isEmpty();
        }
    }

    /** The leads as they were exported for a recipient; none if an erasure came since. */
    private static List<Path> readable(Path archive) {
        try (Stream<Path> files = Files.walk(archive.resolve("exports"))) {
            return files.filter(file -> file.endsWith("leads.ndjson.age")).toList();
        } catch (IOException | UncheckedIOException deletedMeanwhile) {
            return List.of(archive);
        }
    }

    private static String decrypted(List<Path> files, KeyPair recipient) throws Exception {
        assertThat(files).hasSize(1);
        var reader = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(
                recipient.getPrivate().toString());
        try (InputStream lines = Channels.newInputStream(new StandardDecryptingChannelFactory()
                .newDecryptingChannel(Files.newByteChannel(files.get(0)), List.of(reader)))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void anErasureReachesTheExport(
            CrmClient admin, String lead, String email, ArchiveDirectory archive) {
        assertThat(exported(archive)).contains(lead).contains(email).contains("Durand");
        admin.post("/api/leads/" + lead + "/archiving", Map.of());
        admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                .expect(200);
        String left = Eventually.that(() -> exported(archive), lines -> lines.contains("\"erased\": true"));
        assertThat(left).contains(lead).doesNotContain(email).doesNotContain("Durand");
    }

    private static String exported(ArchiveDirectory archive) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            new ArchivedExport(archive).read("leads", lines);
            return lines.toString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void noOtherArchiveIsBegunWhereAVolumeIsNotMounted() throws Exception {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            BackupRuns runs = new BackupRuns(server.context().getBean(MongoDatabase.class));
            Eventually.that(() -> runs.last(BackupTask.BASE), Optional::isPresent);
            Path unmounted = Files.move(archive, directory.resolve("unmounted"));
            Files.createDirectories(archive);
            Eventually.that(() -> failure(runs), failure -> failure.contains("is empty, and an archive was written"));
            assertThat(archive).isEmptyDirectory();
            Files.delete(archive);
            Files.move(unmounted, archive);
            Eventually.that(() -> failure(runs), String::isEmpty);
            FileSystemUtils.deleteRecursively(archive);
            Eventually.that(() -> failure(runs), failure -> !failure.isEmpty());
            Operator.crm(Map.of("CRM_DATA", data.toString(), "CRM_BACKUP_DIR", archive.toString()), "backup");
            Eventually.that(() -> failure(runs), String::isEmpty);
        }
        assertThat(ArchiveVerification.run(Archives.open(archive, Archives.masterKey(data)), position -> {})
                        .findings())
                .isEmpty();
    }

    /** Why nothing is archived; empty if it is. */
    private static String failure(BackupRuns runs) {
        return runs.last(BackupTask.ARCHIVE).map(BackupRuns.Run::failure).orElse("");
    }

    @Test
    void anArchiveOfAnotherCrmIsLeftAloneAndTold() throws Exception {
        Path archive = directory.resolve("archive");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(directory.resolve("one"), archive))) {
            BackupRuns runs = new BackupRuns(server.context().getBean(MongoDatabase.class));
            Eventually.that(() -> runs.last(BackupTask.BASE), last -> last.isPresent());
        }
        byte[] head = Files.readAllBytes(archive.resolve("head"));
        try (StandaloneServer server = RunningCrm.start(Archives.settings(directory.resolve("two"), archive))) {
            BackupRuns runs = new BackupRuns(server.context().getBean(MongoDatabase.class));
            BackupRuns.Run run = Eventually.that(() -> runs.last(BackupTask.ARCHIVE), last -> last.isPresent())
                    .orElseThrow();
            assertThat(run.failure()).contains("is the archive of another master key");
            assertThat(RunningCrm.stranger(server).get("/actuator/health").status())
                    .isEqualTo(503);
            assertThat(RunningCrm.stranger(server)
                            .get("/actuator/health/readiness")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(Files.readAllBytes(archive.resolve("head"))).isEqualTo(head);
    }
}
