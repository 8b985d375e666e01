package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.file.WriteState.Writer;
import java.io.IOException;
import java.time.Duration;

/**
 * Liveness probe of the disk: rewrites a few bytes and looks at the free space once a second. A disk that has become full
 * or read-only is known then before a write fails, also while nobody writes.
 */
public final class DiskProbe implements AutoCloseable {

    private final StoreFiles files;
    private final RedoLog redo;
    private final WriteState state;
    private final long reserve;
    private final long everyMillis;
    private final Thread thread = new Thread(this::run, "store-probe");
    private boolean closed;

    /**
     * @param reserve free bytes below which the disk counts as full: what is left lets a checkpoint begun be ended
     * @param every how often to look
     */
    public DiskProbe(StoreFiles files, RedoLog redo, WriteState state, long reserve, Duration every) {
        this.files = files;
        this.redo = redo;
        this.state = state;
        this.reserve = reserve;
        this.everyMillis = every.toMillis();
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** @throws UnwritableStoreException while the last look found that the disk takes no writes */
    public void requireWritable() {
        if (state.isFailing(Writer.PROBE)) {
            throw new UnwritableStoreException(state.condition(), state.reason());
        }
    }

    private void run() {
        while (pause()) {
            look();
        }
    }

    private void look() {
        try {
            redo.touch();
            long free = freeBytes();
            if (free < reserve) {
                throw new IOException("No space left on device, but for " + free + " bytes");
            }
            state.succeeded(Writer.PROBE);
        } catch (IOException e) {
            state.failed(Writer.PROBE, e);
        }
    }

    /** Without file handles it cannot be asked, while files that are open are written to. */
    private long freeBytes() {
        try {
            return files.freeBytes();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private synchronized boolean pause() {
        try {
            if (!closed) {
                wait(everyMillis);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return !closed;
    }

    /** Looks no more. */
    public synchronized void end() {
        closed = true;
        notifyAll();
    }

    /** Ends before the log is closed, whose file it writes to. */
    @Override
    public void close() {
        end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
