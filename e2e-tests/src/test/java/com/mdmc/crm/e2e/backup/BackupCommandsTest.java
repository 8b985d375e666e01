package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.Operator.Ended;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The run book's commands, as an operator types them: beside a serving CRM, and after everything is lost. */
class BackupCommandsTest {

    @TempDir
    Path directory;

    private Map<String, String> environment;

    @Test
    void aLostMachineComesBackFromItsArchiveAndTheOwnersKeys() throws Exception {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        environment = Map.of("CRM_DATA", data.toString(), "CRM_BACKUP_DIR", archive.toString());
        Path keys = directory.resolve("keys");
        String lead;
        String email = LeadForms.freshEmail();
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            lead = admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
            ended("backup", 0, "has brought the archive up to date");
            assertThat(ended("export leads", 0, lead).said()).contains(email).contains("Durand");
            encryptedToAPassphrase(email);
            ended("backups", 0, "gaps      none");
            readOnly(archive, () -> ended("verify-backup", 0, "in order"));
            Files.writeString(
                    keys, ended("backup-key export", 0, "CRM_BACKUP_KEY=").said());
        }
        FileSystemUtils.deleteRecursively(data);
        environment = Map.of();
        ended("verify-backup --from " + archive, 2, "its key is missing");
        Path wrong = Files.writeString(
                directory.resolve("wrong"),
                "CRM_BACKUP_KEY=" + Base64.getEncoder().encodeToString(new byte[32]));
        ended("verify-backup --from " + archive + " --key " + wrong, 2, "The backup key does not open");
        ended("verify-backup --from " + archive + " --key " + keys, 0, "in order");
        String restore = "restore --from " + archive + " --key " + keys + " --to " + data;
        withoutKeys(archive, restore.replace("data", "keyless"));
        ended(restore, 0, "in order; all views are right");
        ended(restore, 2, "into an empty directory only");
        ended(restore.replace("data", "other") + " --at-position 999999", 2, "holds positions 1 to ");
        ended(restore.replace("data", "other") + " --at 2026-11-30T10:59:59.999+01:00", 2, "holds positions 1 to ");
        ended(restore.replace("data", "other") + " --at 2026-11-30T11:00:00Z --at-position 1", 3, "mutually exclusive");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            assertThat(admin.get("/api/leads/" + lead).text("/personalInfo/email"))
                    .isEqualTo(email);
            assertThat(admin.post("/api/leads", LeadForms.form(email)).status())
                    .as("the address is still the lead's")
                    .isEqualTo(409);
        }
    }

    private void encryptedToAPassphrase(String email) throws IOException {
        Path passphrase = Files.writeString(directory.resolve("passphrase"), "une longue phrase de passe\n");
        Path file = directory.resolve("leads.ndjson.age");
        ended("export leads --passphrase-file " + passphrase + " --out " + file, 0, "");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith("age-encryption.org/v1\n-> scrypt ")
                .doesNotContain(email);
    }

    /** A damaged file of keys makes persons unreadable: that is nothing a restore does without being told to. */
    private void withoutKeys(Path archive, String restore) throws IOException {
        Path keys = ArchiveDirectory.list(archive.resolve("keys")).get(0);
        byte[] whole = Files.readAllBytes(keys);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(keys, damaged);
        ended(restore, 2, "would read as erased. Nothing was restored");
        ended(restore + " --accept-loss", 0, "in order; all views are right");
        Files.write(keys, whole);
    }

    private Ended ended(String command, int status, String said) {
        Ended ended = Operator.crm(environment, command);
        assertThat(ended.said()).as(command).contains(said);
        assertThat(ended.status()).as(command + "\n" + ended.said()).isEqualTo(status);
        return ended;
    }

    /** As on a read-only mount, as far as the account that runs this heeds permissions. */
    private static void readOnly(Path archive, Runnable work) throws IOException {
        permissions(archive, "r-xr-xr-x");
        try {
            work.run();
        } finally {
            permissions(archive, "rwxr-xr-x");
        }
    }

    private static void permissions(Path archive, String permissions) throws IOException {
        try (Stream<Path> all = Files.walk(archive)) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
            }
        }
    }
}
