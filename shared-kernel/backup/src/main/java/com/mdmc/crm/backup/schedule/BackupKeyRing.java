package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.archive.WrappedKeyFile;
import com.mdmc.crm.backup.write.ForeignArchiveException;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the key of an archive: given by the operator, or wrapped by the master key in the archive itself. */
public final class BackupKeyRing {
    private BackupKeyRing() {}

    /**
     * The key of an archive that is to be written; generated for an empty directory.
     *
     * @param wasThere whether an archive was written to that directory before
     * @throws ForeignArchiveException if the directory holds something else, or another master key's archive, or nothing
     *     where there was one
     */
    public static BackupKey toWrite(Path archive, MasterKey master, boolean wasThere) throws IOException {
        WrappedKeyFile wrapped = new WrappedKeyFile(archive);
        if (wrapped.exists()) {
            return wrapped.open(master)
                    .orElseThrow(() -> new ForeignArchiveException(archive
                            + " is the archive of another master key: set CRM_BACKUP_DIR to an empty directory."));
        }
        if (!isEmpty(archive)) {
            throw new ForeignArchiveException(
                    archive
                            + " holds files but no archive: set CRM_BACKUP_DIR to an empty directory, or mount the volume there.");
        }
        if (wasThere) {
            throw new ForeignArchiveException(archive + " is empty, and an archive was written to it before: mount its"
                    + " volume there, or run crm backup to begin another.");
        }
        BackupKey key = BackupKey.generate();
        wrapped.replace(key, master);
        return key;
    }

    /** Lets the next master key open an archive, in the place of the present one, if there is an archive. */
    public static void rewrap(Path archive, MasterKey present, MasterKey next) throws IOException {
        WrappedKeyFile wrapped = new WrappedKeyFile(archive);
        if (wrapped.exists()) {
            Optional<BackupKey> key = wrapped.open(present);
            if (key.isPresent()) {
                wrapped.replace(key.get(), next);
            }
        }
    }

    /**
     * The key of an archive that is to be read.
     *
     * @param given the backup key itself, in Base64, if the operator has it
     * @throws StartRefusedException if neither key opens it
     */
    public static BackupKey toRead(Path archive, Optional<String> given, Optional<MasterKey> master)
            throws IOException {
        if (given.isPresent()) {
            return BackupKey.ofBase64(given.get());
        }
        WrappedKeyFile wrapped = new WrappedKeyFile(archive);
        if (!wrapped.exists()) {
            throw new StartRefusedException(archive + " holds no archive: its file backup-key is missing.");
        }
        return (master.isPresent() ? wrapped.open(master.get()) : Optional.<BackupKey>empty())
                .orElseThrow(
                        () -> new StartRefusedException("The archive is encrypted and its key is missing: name the file"
                                + " that crm backup-key export wrote with --key, or set CRM_MASTER_KEY."));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.noneMatch(file -> {
                String name = file.getFileName().toString();
                return !name.startsWith(".") && !name.equals("lost+found");
            });
        }
    }
}
