package com.mdmc.crm.e2e.backup;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.schedule.BackupKeyRing;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.restore.ArchiveRestore;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Outcome;
import com.mdmc.crm.standalone.restore.RestoreTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Archives that tests have programs write, and restore. */
final class Archives {
    private Archives() {}

    /** Settings of a program that archives several times a second. */
    static Map<String, String> settings(Path data, Path archive, String... further) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put("CRM_BACKUP_DIR", archive.toString());
        settings.put("crm.backup.interval", "200ms");
        // Rare tasks are for the tests that are about them.
        settings.put("crm.backup.export-every", "3650d");
        settings.put("crm.backup.verification-every", "3650d");
        settings.put("crm.backup.drill-every", "3650d");
        for (int i = 0; i < further.length; i += 2) {
            settings.put(further[i], further[i + 1]);
        }
        return settings;
    }

    static String masterKey(Path data) {
        try {
            return Files.readString(data.resolve(MasterKey.FILE)).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ArchiveDirectory open(Path archive, String masterKey) {
        try {
            return new ArchiveDirectory(
                    archive,
                    BackupKeyRing.toRead(archive, Optional.empty(), Optional.of(MasterKey.ofBase64(masterKey))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ArchiveContents contents(Path archive, String masterKey) {
        try {
            return ArchiveContents.of(open(archive, masterKey));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Outcome restore(Path archive, String masterKey, long position, Path to) {
        try {
            return new ArchiveRestore(contents(archive, masterKey), new RestoreTarget(to, Optional.empty()), masterKey)
                    .run(position, (phase, reached) -> {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes every file of an archive in clear, as somebody reads it who has all its keys. */
    static void decrypt(Path archive, String masterKey, Path to) throws IOException {
        ArchiveDirectory opened = open(archive, masterKey);
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("backup-key") && !file.toString().endsWith(".partial")) {
                    Path clear = to.resolve(archive.relativize(file).toString());
                    Files.createDirectories(clear.getParent());
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    opened.read(file, ArchiveDirectory.header(file).kind())
                            .documents()
                            .forEach(bytes::writeBytes);
                    Files.write(clear, bytes.toByteArray());
                }
            }
        }
    }

    /** How many files of a directory hold these bytes as they are. */
    static long filesWith(byte[] needle, Path directory) {
        String wanted = new String(needle, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(wanted))
                    .count();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static long head(StandaloneServer server) {
        return server.context().getBean(Ledger.class).head();
    }
}
