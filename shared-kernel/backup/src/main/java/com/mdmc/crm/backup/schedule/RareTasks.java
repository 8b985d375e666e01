package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.export.AgeRecipient;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.backup.export.JsonLines;
import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.backup.write.ArchiveSource;
import com.mdmc.crm.platform.privacy.Privacy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with an archive once a week or a month, by the process that writes it. */
final class RareTasks {
    private static final Logger LOG = LoggerFactory.getLogger(RareTasks.class);

    private final BackupSettings settings;
    private final ArchiveSource source;
    private final BackupJournal journal;
    private final Privacy privacy;
    private final Optional<RestoreDrill> drill;
    private final Optional<AgeRecipient> recipient;
    private final BackupService backups;

    RareTasks(
            BackupSettings settings,
            ArchiveSource source,
            BackupJournal journal,
            Privacy privacy,
            Optional<RestoreDrill> drill,
            BackupService backups) {
        this.settings = settings;
        this.source = source;
        this.journal = journal;
        this.privacy = privacy;
        this.drill = drill;
        this.recipient = settings.ageRecipient();
        this.backups = backups;
    }

    /** Runs those that are due. */
    void runDue() {
        try {
            if (backups.isHolder()) {
                run(BackupTask.EXPORT, lacksReadable() ? Duration.ZERO : settings.exportEvery());
                run(BackupTask.VERIFICATION, settings.verificationEvery());
                run(BackupTask.DRILL, settings.drillEvery());
            }
        } catch (RuntimeException failed) {
            LOG.warn("Backup tasks cannot run now: {}", failed.toString());
        }
    }

    private void run(BackupTask task, Duration period) {
        if (task == BackupTask.DRILL && !isRehearsable() || !journal.isDue(task, period)) {
            return;
        }
        journal.run(task, () -> switch (task) {
            case EXPORT -> exported();
            case VERIFICATION -> verified();
            default -> drill.orElseThrow().run(settings.dir());
        });
    }

    private boolean lacksReadable() {
        return recipient.isPresent() && !backups.hasReadableExport();
    }

    private boolean isRehearsable() {
        Instant old = source.clock().instant().minus(settings.drillAfter());
        return drill.isPresent()
                && source.commits().after(0, 1).stream().anyMatch(first -> first.time() <= old.toEpochMilli());
    }

    private long exported() throws IOException {
        long position = source.commits().head().position();
        Instant now = source.clock().instant();
        JsonLines lines = new JsonLines(source.database());
        BackupService.Begun begun = backups.begun();
        ArchivedExport export = new ArchivedExport(backups.archive());
        Map<String, String> files = new HashMap<>(export.write(lines, privacy, source.keys(), position, now));
        if (recipient.isPresent()) {
            files.putAll(export.writeFor(recipient.get(), lines, privacy, now));
        }
        backups.list(files, begun);
        return position;
    }

    private long verified() throws IOException {
        ArchiveVerification.Report report = ArchiveVerification.run(backups.archive(), position -> {});
        if (!report.isInOrder()) {
            throw new IllegalStateException(report.findings().get(0));
        }
        return report.whole();
    }
}
