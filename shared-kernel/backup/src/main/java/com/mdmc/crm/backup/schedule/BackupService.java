package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.archive.WrappedKeyFile;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.backup.export.JsonLines;
import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.backup.write.ArchiveSource;
import com.mdmc.crm.backup.write.Archiver;
import com.mdmc.crm.platform.privacy.ArchiveErasures;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The archive of a serving CRM: flushes while there is something new, takes a base every day, and runs the rarer tasks on a
 * thread of their own. Nothing happens on a node that does not hold the lease.
 */
public final class BackupService implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackupService.class);
    private static final Duration TASKS_EVERY = Duration.ofMinutes(5);
    private static final int ROUNDS_BEFORE_TASKS = 20;
    private static final long RECORD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final BackupSettings settings;
    private final ArchiveSource source;
    private final MasterKey master;
    private final BackupLease lease;
    private final BackupJournal journal;
    private final Privacy privacy;
    private final ArchiveErasures erasures;
    private final Optional<RestoreDrill> drill;
    private ScheduledExecutorService flushes;
    private ScheduledExecutorService tasks;
    private Archiver archiver;
    private BackupKey key;
    private int wrappedBy;
    private boolean fails;
    private long recordedAt;

    BackupService(
            BackupSettings settings,
            ArchiveSource source,
            MasterKey master,
            BackupLease lease,
            BackupJournal journal,
            Privacy privacy,
            ArchiveErasures erasures,
            Optional<RestoreDrill> drill) {
        this.settings = settings;
        this.source = source;
        this.master = master;
        this.lease = lease;
        this.journal = journal;
        this.privacy = privacy;
        this.erasures = erasures;
        this.drill = drill;
    }

    @Override
    public void start() {
        if (settings.isOn()) {
            erasures.begun();
            flushes = thread("backup");
            tasks = thread("backup-tasks");
            // Before the first round, so that an operator's command asks this process instead of archiving beside it.
            flushes.submit(lease::hold);
            long interval = settings.interval().toMillis();
            flushes.scheduleWithFixedDelay(this::flush, interval, interval, TimeUnit.MILLISECONDS);
            tasks.scheduleWithFixedDelay(
                    this::runTasks, ROUNDS_BEFORE_TASKS * interval, TASKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            erasures.stopped();
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void stop() {
        if (flushes == null) {
            return;
        }
        tasks.shutdownNow();
        flushes.shutdown();
        try {
            flushes.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        flushes = null;
        // The second takes in what was not signed at the first.
        flush();
        flush();
        release();
    }

    private synchronized void release() {
        if (archiver != null) {
            archiver = null;
            lease.release();
        }
    }

    /** Stops after those that write to the ledger. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    @Override
    public boolean isRunning() {
        return flushes != null;
    }

    /** One round: renews the lease, archives what is new, takes a base if one is due or asked for. */
    private synchronized void flush() {
        try {
            if (!lease.hold()) {
                archiver = null;
                return;
            }
            rewrap();
            if (archiver == null) {
                archiver = Archiver.open(archive(), source, settings.window());
            }
            long commits = archiver.flush();
            fails = false;
            base();
            record(commits);
        } catch (IOException | RuntimeException failed) {
            archiver = null;
            key = null;
            failed(failed);
        }
    }

    private void base() {
        long asked = lease.asked();
        if (asked > lease.done() || journal.isDue(BackupTask.BASE, settings.baseEvery())) {
            journal.run(BackupTask.BASE, () -> {
                archiver.base();
                return archiver.position();
            });
            lease.met(asked);
        }
    }

    private void record(long commits) {
        long now = System.nanoTime();
        if (commits > 0 || now - recordedAt > RECORD_EVERY_NANOS) {
            recordedAt = now;
            journal.flushed(archiver.position(), null);
        }
        archiver.erasuresReached().ifPresent(erasures::reached);
    }

    private void failed(Exception failed) {
        String why = String.valueOf(failed.getMessage());
        try {
            if (!fails) {
                fails = true;
                LOG.error("Nothing is archived: {}", failed.toString());
                journal.flushed(0, why);
                journal.flushFails(why);
            }
        } catch (RuntimeException storeGone) {
            LOG.warn("The failure of the archive cannot be recorded now: {}", storeGone.toString());
        }
    }

    private void runTasks() {
        try {
            if (isHolder()) {
                run(BackupTask.EXPORT, settings.exportEvery());
                run(BackupTask.VERIFICATION, settings.verificationEvery());
                run(BackupTask.DRILL, settings.drillEvery());
            }
        } catch (RuntimeException failed) {
            LOG.warn("Backup tasks cannot run now: {}", failed.toString());
        }
    }

    private synchronized boolean isHolder() {
        return archiver != null;
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

    private boolean isRehearsable() {
        Instant old = source.clock().instant().minus(settings.drillAfter());
        return drill.isPresent()
                && source.commits().after(0, 1).stream().anyMatch(first -> first.time() <= old.toEpochMilli());
    }

    private long exported() throws IOException {
        long position = source.commits().head().position();
        JsonLines lines = new JsonLines(source.database());
        Map<String, String> files = new ArchivedExport(archive())
                .write(lines, privacy, source.keys(), position, source.clock().instant());
        list(files);
        return position;
    }

    private synchronized void list(Map<String, String> files) throws IOException {
        if (archiver != null) {
            archiver.list(files);
        }
    }

    private long verified() throws IOException {
        ArchiveVerification.Report report = ArchiveVerification.run(archive(), position -> {});
        if (!report.isInOrder()) {
            throw new IllegalStateException(report.findings().get(0));
        }
        return report.whole();
    }

    private synchronized ArchiveDirectory archive() throws IOException {
        if (key == null) {
            key = BackupKeyRing.toWrite(settings.dir(), master);
        }
        return new ArchiveDirectory(settings.dir(), key);
    }

    /** A master key that has taken over since opens the archive from now on, in the place of the one before. */
    private void rewrap() throws IOException {
        int wrapping = Arrays.hashCode(master.derive(BackupKey.WRAPPING));
        if (key != null && wrapping != wrappedBy) {
            new WrappedKeyFile(settings.dir()).replace(key, master);
        }
        wrappedBy = wrapping;
    }
}
