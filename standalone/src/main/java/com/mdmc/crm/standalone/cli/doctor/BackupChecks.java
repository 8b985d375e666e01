package com.mdmc.crm.standalone.cli.doctor;

import com.mdmc.crm.backup.schedule.BackupRuns;
import com.mdmc.crm.backup.schedule.BackupTask;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks of the disk of {@code CRM_DATA} and of the archive. */
final class BackupChecks {
    private static final long SCARCE_PERCENT = 10;

    private final LaunchSettings settings;

    BackupChecks(LaunchSettings settings) {
        this.settings = settings;
    }

    Finding disk() throws IOException {
        Path data = settings.data().path();
        if (!Files.isDirectory(data)) {
            return Finding.warning("disk", data + " is not there", "the first start makes it; else mount its volume");
        }
        long free = Files.getFileStore(data).getUsableSpace();
        long size = Files.getFileStore(data).getTotalSpace();
        String said = "%,d of %,d MB are free for %s".formatted(free >> 20, size >> 20, data);
        if (!Files.isWritable(data)) {
            return Finding.error("disk", data + " cannot be written", "give it to the account of the CRM");
        }
        return free * 100 < size * SCARCE_PERCENT
                ? Finding.warning("disk", said, "free space: writes are refused when nothing is left")
                : Finding.ok("disk", said);
    }

    Finding directory() throws IOException {
        String named = settings.values().getOrDefault("CRM_BACKUP_DIR", "").strip();
        if (named.isEmpty()) {
            return Finding.warning("backups", "there are none", "set CRM_BACKUP_DIR to a directory on another disk");
        }
        Path archive = Path.of(named);
        if (!Files.isDirectory(archive) || !Files.isWritable(archive)) {
            return Finding.error(
                    "backups", archive + " is no directory that can be written", "mount it, or correct it");
        }
        boolean isSameDisk = Files.isDirectory(settings.data().path())
                && Files.getFileStore(archive)
                        .name()
                        .equals(Files.getFileStore(settings.data().path()).name());
        return isSameDisk
                ? Finding.warning(
                        "backups", archive + " is on the disk of CRM_DATA", "use another disk: one is lost at once")
                : Finding.ok("backups", "archive in " + archive);
    }

    List<Finding> runs(MongoDatabase database) {
        List<Finding> findings = new ArrayList<>();
        BackupRuns runs = new BackupRuns(database);
        for (BackupTask task : BackupTask.values()) {
            runs.last(task)
                    .map(run -> run.isSuccess()
                            ? Finding.ok("backups", "%s ended well at %s".formatted(task.label(), run.at()))
                            : Finding.error(
                                    "backups",
                                    "%s failed at %s: %s".formatted(task.label(), run.at(), run.failure()),
                                    "docs/runbook.md, CrmBackupTaskFailed"))
                    .ifPresent(findings::add);
        }
        return findings;
    }
}
