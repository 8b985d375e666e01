package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.BackupTaskCompleted;
import com.mdmc.crm.domain.access.AccessEvent.BackupTaskFailed;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.RequestContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks and records each run: in the store, in the log, and as an event, so that the audit shows it. */
final class BackupJournal {
    private static final Logger LOG = LoggerFactory.getLogger(BackupJournal.class);
    private static final String RULE = "backup";
    private static final Duration RETRY = Duration.ofHours(6);

    private final BackupRuns runs;
    private final EventBus events;
    private final Clock clock;

    BackupJournal(BackupRuns runs, EventBus events, Clock clock) {
        this.runs = runs;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a task has not run for as long as this; one that failed is tried again before that. */
    boolean isDue(BackupTask task, Duration period) {
        return runs.last(task)
                .map(run -> run.at().plus(run.isSuccess() || period.compareTo(RETRY) < 0 ? period : RETRY))
                .map(next -> !next.isAfter(clock.instant()))
                .orElse(true);
    }

    /** Runs a task that answers the position it got to. */
    boolean run(BackupTask task, Callable<Long> work) {
        try {
            long position = work.call();
            runs.record(task, clock.instant(), position, null);
            publish(task, new BackupTaskCompleted(RULE, task.label(), position));
            LOG.info("Backup: {} done, position {}", task.label(), position);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception failed) {
            String why = String.valueOf(failed.getMessage());
            LOG.error("Backup: {} failed: {}", task.label(), failed.toString());
            runs.record(task, clock.instant(), 0, why);
            publish(task, new BackupTaskFailed(RULE, task.label(), why));
            return false;
        }
    }

    /** Records a flush, without an event: there is one every few seconds. */
    void flushed(long position, String failure) {
        runs.record(BackupTask.ARCHIVE, clock.instant(), position, failure);
    }

    /** Whether the archive was written to this directory last. */
    boolean wroteTo(Path archive) {
        return runs.wroteTo(archive);
    }

    void writesTo(Path archive) {
        runs.writesTo(archive);
    }

    /** Records that flushing fails, once until it goes on. */
    void flushFails(String why) {
        publish(BackupTask.ARCHIVE, new BackupTaskFailed(RULE, BackupTask.ARCHIVE.label(), why));
    }

    private void publish(BackupTask task, AccessEvent event) {
        Instant now = clock.instant();
        EventMetadata metadata = RequestContext.system(RULE, RULE + "-" + task.label() + "-" + now.toEpochMilli(), null)
                .metadata("RunBackup");
        events.publish(new GenericEventMessage<>(event, metadata.toMap()));
    }
}
