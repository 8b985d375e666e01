package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.archive.WrappedKeyFile;
import com.mdmc.crm.backup.write.ArchiveSource;
import com.mdmc.crm.backup.write.Archiver;
import com.mdmc.crm.platform.privacy.ArchiveErasures;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
    private final ArchiveErasures erasures;
    private final RareTasks rare;
    private ScheduledExecutorService flushes;
    private ScheduledExecutorService tasks;
    private Archiver archiver;
    private BackupKey key;
    private int wrappedBy;
    private String failure;
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
        this.erasures = erasures;
        this.rare = new RareTasks(settings, source, journal, privacy, drill, this);
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
            ScheduledExecutorService executor = flushes;
            executor.schedule(() -> round(executor), interval, TimeUnit.MILLISECONDS);
            tasks.scheduleWithFixedDelay(
                    rare::runDue, ROUNDS_BEFORE_TASKS * interval, TASKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            erasures.stopped();
        }
    }

    /** A round, and the next one as long after the beginning of this one as is set: a slow one is followed at once. */
    private void round(ScheduledExecutorService executor) {
        long begun = System.nanoTime();
        flush();
        long left = settings.interval().toNanos() - (System.nanoTime() - begun);
        try {
            executor.schedule(() -> round(executor), Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            // stop() does the last ones
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
            if (!lease.renew()) {
                // Another process may have written since.
                archiver = null;
                if (!lease.take()) {
                    return;
                }
            }
            rewrap();
            if (archiver == null) {
                archiver = Archiver.open(archive(), source, settings.window());
            }
            long commits = archiver.flush();
            base();
            record(commits > 0 || failure != null);
            failure = null;
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

    private void record(boolean isNews) {
        long now = System.nanoTime();
        if (isNews || now - recordedAt > RECORD_EVERY_NANOS) {
            recordedAt = now;
            journal.flushed(archiver.position(), null);
        }
        archiver.erasuresReached().ifPresent(erasures::reached);
    }

    private void failed(Exception failed) {
        String why = String.valueOf(failed.getMessage());
        try {
            if (!why.equals(failure)) {
                LOG.error("Nothing is archived: {}", failed.toString());
                journal.flushed(0, why);
            }
            if (failure == null) {
                journal.flushFails(why);
            }
            failure = why;
            // Another node may reach what this one does not.
            lease.release();
        } catch (RuntimeException storeGone) {
            LOG.warn("The failure of the archive cannot be recorded now: {}", storeGone.toString());
        }
    }

    /** Whether this process writes the archive. */
    synchronized boolean isHolder() {
        return archiver != null;
    }

    /** Whether an export for a recipient is there: it goes with an erasure. */
    synchronized boolean hasReadableExport() {
        return archiver != null && archiver.hasReadableExport();
    }

    /** What tells at the end of an export whether somebody was erased meanwhile. */
    record Begun(Archiver archiver, int erasures) {}

    synchronized Begun begun() {
        return new Begun(archiver, archiver == null ? 0 : archiver.erasures());
    }

    /** Counts on the files of an export from now on. */
    synchronized void list(Map<String, String> files, Begun begun) throws IOException {
        if (archiver != null) {
            archiver.list(files, archiver == begun.archiver() ? begun.erasures() : -1);
        }
    }

    synchronized ArchiveDirectory archive() throws IOException {
        if (key == null) {
            key = BackupKeyRing.toWrite(settings.dir(), master, journal.wroteTo(settings.dir()));
            journal.writesTo(settings.dir());
        }
        return new ArchiveDirectory(settings.dir(), key, this::requireMine);
    }

    /** What is written while a volume is not mounted would be below it. */
    private void requireMine() throws IOException {
        if (!new WrappedKeyFile(settings.dir()).exists()) {
            throw new IOException(settings.dir() + " is no archive any more: is its volume mounted?");
        }
        lease.require();
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
