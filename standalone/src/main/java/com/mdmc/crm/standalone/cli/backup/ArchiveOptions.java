package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHead;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.archive.WrongBackupKeyException;
import com.mdmc.crm.backup.schedule.BackupKeyRing;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.configuration.SecretFiles;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.DataDirectory;
import com.mdmc.crm.standalone.LaunchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which archive, and the keys that open it. */
public final class ArchiveOptions {
    static final String BACKUP_KEY = "CRM_BACKUP_KEY";
    static final String MASTER_KEY = "CRM_MASTER_KEY";
    private static final String DIRECTORY = "CRM_BACKUP_DIR";

    @Option(names = "--from", paramLabel = "DIR", description = "The archive; CRM_BACKUP_DIR if not given.")
    private Path from;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {
                "What crm backup-key export printed: the keys of the archive.",
                "Else CRM_BACKUP_KEY and CRM_MASTER_KEY, or the master.key of CRM_DATA."
            })
    private Path keyFile;

    /** Whether an archive is named on the command line. */
    boolean isGiven() {
        return from != null;
    }

    Path directory() {
        String set = System.getenv(DIRECTORY);
        if (from != null) {
            return from;
        }
        if (set == null || set.isBlank()) {
            throw new BadSettingException(DIRECTORY, "CRM_BACKUP_DIR is not set: name the archive with --from.");
        }
        return Path.of(set);
    }

    ArchiveDirectory archive(Optional<Path> target) throws IOException {
        Map<String, String> keys = keys(target);
        ArchiveDirectory archive = new ArchiveDirectory(
                directory(),
                BackupKeyRing.toRead(
                        directory(),
                        Optional.ofNullable(keys.get(BACKUP_KEY)),
                        Optional.ofNullable(keys.get(MASTER_KEY)).map(MasterKey::ofBase64)));
        requireKey(archive);
        return archive;
    }

    /** Else every file would be told as damaged. */
    private static void requireKey(ArchiveDirectory archive) throws IOException {
        try {
            ArchiveHead.in(archive);
        } catch (WrongBackupKeyException another) {
            throw new StartRefusedException("The backup key does not open " + archive.root()
                    + ": it is the key of another archive, or the archive's file head is.");
        } catch (DamagedArchiveException damaged) {
            // What reads the archive tells it.
        }
    }

    /** The master key in Base64, if it is anywhere. */
    Optional<String> masterKey(Optional<Path> target) throws IOException {
        return Optional.ofNullable(keys(target).get(MASTER_KEY));
    }

    private Map<String, String> keys(Optional<Path> target) throws IOException {
        Map<String, String> keys = new HashMap<>();
        DataDirectory data = LaunchSettings.ofEnvironment().data();
        put(keys, data.path().resolve(MasterKey.FILE));
        if (target.isPresent()) {
            put(keys, target.get().resolve(MasterKey.FILE));
        }
        for (String name : new String[] {BACKUP_KEY, MASTER_KEY}) {
            String set = SecretFiles.read(System.getenv()).get(name);
            if (set != null && !set.isBlank()) {
                keys.put(name, set.strip());
            }
        }
        if (keyFile != null) {
            for (String line : Files.readAllLines(keyFile)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    keys.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        }
        return keys;
    }

    private static void put(Map<String, String> keys, Path file) throws IOException {
        if (Files.exists(file)) {
            keys.put(MASTER_KEY, Files.readString(file).strip());
        }
    }
}
