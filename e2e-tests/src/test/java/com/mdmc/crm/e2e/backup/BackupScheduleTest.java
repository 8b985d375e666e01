package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.backup.schedule.BackupRuns;
import com.mdmc.crm.backup.schedule.BackupTask;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs by schedule: each run is recorded, in the audit as well, and a failure is told. */
class BackupScheduleTest {

    @TempDir
    Path directory;

    @Test
    void everyTaskRunsAndIsRecorded() {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        String week = "7d";
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
                "0s"))) {
            CrmClient admin = RunningCrm.admin(server);
            String email = LeadForms.freshEmail();
            String lead =
                    admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
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
            anErasureReachesTheExport(admin, lead, email, Archives.open(archive, Archives.masterKey(data)));
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
        StringBuilder lines = new StringBuilder();
        try {
            new ArchivedExport(archive).read("leads", line -> lines.append(line).append('\n'));
            return lines.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
