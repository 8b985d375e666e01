package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a checkpoint whenever the redo log has grown enough or is old enough, and compacts the file when it is waste. */
final class Checkpointer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long PROBE_EVERY_MILLIS = 500;
    // In times of what a checkpoint is to write. What it writes takes free space in one piece, and what it replaces is
    // free three checkpoints later: with three times as much the file grew to more than three times what is in use.
    private static final int MOST_BEHIND = 2;
    private static final long BEHIND_NANOS = Duration.ofMillis(5).toNanos();

    private final Storage storage;
    private final WriteState state;
    private final StorageOptions options;
    private final Thread checkpoints = new Thread(this::run, "store-checkpoint");
    private final Thread compactions = new Thread(this::compact, "store-compaction");
    private volatile boolean closed;
    private volatile long lastNanos = System.nanoTime();
    private boolean compactionWanted;
    private boolean settled;

    Checkpointer(Storage storage, WriteState state, StorageOptions options) {
        this.storage = storage;
        this.state = state;
        this.options = options;
    }

    void start() {
        checkpoints.setDaemon(true);
        compactions.setDaemon(true);
        checkpoints.start();
        compactions.start();
    }

    /** Time since the last checkpoint, or since there has been nothing to write. */
    Duration age() {
        return storage.redoBytes() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastNanos);
    }

    /** Lets a writer wait while more is changed than checkpoints have written, before memory is full of it. */
    void awaitRoom() {
        while (storage.dirtyBytes() / MOST_BEHIND > dirtyBytes()
                && state.condition() == WriteCondition.WRITABLE
                && !closed) {
            LockSupport.parkNanos(BEHIND_NANOS);
        }
    }

    private void run() {
        while (!closed) {
            boolean done = isHealthy() && (isDue() ? checkpoint() : settled());
            pause(done ? LOOK_EVERY_MILLIS : PROBE_EVERY_MILLIS);
        }
    }

    /** While something cannot be written it is tried whether it can be again. */
    private boolean isHealthy() {
        if (state.condition() == WriteCondition.WRITABLE) {
            return true;
        }
        try {
            if (state.isFailing(WriteState.Writer.REDO_LOG)) {
                storage.probe();
            }
            return checkpoint();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isDue() {
        return isMuch() || storage.redoBytes() > 0 && isOld();
    }

    private boolean isMuch() {
        return storage.redoBytes() >= options.checkpointBytes() || storage.dirtyBytes() >= dirtyBytes();
    }

    private long dirtyBytes() {
        return options.dirtyBytes(storage.fileBytes());
    }

    private boolean isOld() {
        return System.nanoTime() - lastNanos > options.checkpointAge().toNanos();
    }

    /** Once nothing has been written for the age at which a checkpoint is taken. */
    private boolean settled() {
        if (isOld() && !settled) {
            try {
                storage.trim();
                settled = true;
                wantCompaction();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private boolean checkpoint() {
        boolean isQuiet = !isMuch();
        try {
            storage.checkpoint();
            lastNanos = System.nanoTime();
            settled = false;
            state.succeeded(WriteState.Writer.CHECKPOINT);
            if (isQuiet) {
                wantCompaction();
            }
            return true;
        } catch (IOException e) {
            state.failed(WriteState.Writer.CHECKPOINT, e);
        } catch (MVStoreException e) {
            if (!closed) {
                log.debug("Checkpoint failed; the redo log keeps everything", e);
                state.failed(WriteState.Writer.CHECKPOINT, new IOException("no checkpoint: " + e.getMessage(), e));
            }
        }
        return false;
    }

    /** Not while others write much: a copy keeps all that is replaced meanwhile in the file, and might never end. */
    private synchronized void wantCompaction() {
        compactionWanted = true;
        notifyAll();
    }

    private void compact() {
        while (awaitCompaction()) {
            try {
                storage.compactIfDue(true);
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    log.error("Compaction failed; the store goes on in its former file", e);
                }
            }
        }
    }

    private synchronized boolean awaitCompaction() {
        try {
            while (!closed && !compactionWanted) {
                wait();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        compactionWanted = false;
        return !closed;
    }

    private synchronized void pause(long millis) {
        try {
            if (!closed) {
                wait(millis);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        crash();
        try {
            checkpoints.join();
            compactions.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void crash() {
        closed = true;
        notifyAll();
    }
}
