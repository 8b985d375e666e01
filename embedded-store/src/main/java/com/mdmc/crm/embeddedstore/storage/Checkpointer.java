package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a checkpoint whenever the redo log has grown enough or is old enough. */
final class Checkpointer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Storage storage;
    private final StorageOptions options;
    private final Thread thread = new Thread(this::run, "store-checkpoint");
    private volatile boolean closed;
    private long lastNanos = System.nanoTime();

    Checkpointer(Storage storage, StorageOptions options) {
        this.storage = storage;
        this.options = options;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            if (isDue()) {
                checkpoint();
            }
            pause();
        }
    }

    private boolean isDue() {
        long bytes = storage.redoBytes();
        long age = System.nanoTime() - lastNanos;
        return bytes >= options.checkpointBytes()
                || bytes > 0 && age > options.checkpointAge().toNanos();
    }

    private void checkpoint() {
        try {
            storage.checkpoint();
            lastNanos = System.nanoTime();
        } catch (IOException | MVStoreException e) {
            log.error("Checkpoint failed; the redo log keeps everything", e);
        }
    }

    private synchronized void pause() {
        try {
            if (!closed) {
                wait(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        crash();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void crash() {
        closed = true;
        notifyAll();
    }
}
