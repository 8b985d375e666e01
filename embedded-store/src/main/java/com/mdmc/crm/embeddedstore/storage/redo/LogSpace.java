package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Space of the log set aside for units before they are made, so that a full disk refuses them whole. */
final class LogSpace {

    private final Segments segments;
    private final WriteState state;
    private final LongSupplier unwritten;
    private final AtomicLong promised = new AtomicLong();

    /** @param unwritten bytes of the units that are made and not written yet */
    LogSpace(Segments segments, WriteState state, LongSupplier unwritten) {
        this.segments = segments;
        this.state = state;
        this.unwritten = unwritten;
    }

    /** @throws UnwritableStoreException when there is not so much space */
    void reserve(int bytes) {
        promised.addAndGet(bytes);
        try {
            if (segments.reserve(needed())) {
                state.succeeded(WriteState.Writer.REDO_LOG);
            }
        } catch (IOException e) {
            release(bytes);
            throw refusal(e);
        }
    }

    private UnwritableStoreException refusal(IOException cause) {
        state.failed(WriteState.Writer.REDO_LOG, cause);
        return new UnwritableStoreException(WriteCondition.of(cause), cause.getMessage());
    }

    /** Gives up what was reserved, or hands it over to what is not written yet. */
    void release(int bytes) {
        promised.addAndGet(-bytes);
    }

    /** Bytes the log has to take without new space from the disk. */
    long needed() {
        return promised.get() + unwritten.getAsLong();
    }

    /** Finds out whether the disk gives space again. */
    void probe() throws IOException {
        try {
            segments.grow(needed());
            state.succeeded(WriteState.Writer.REDO_LOG);
        } catch (IOException e) {
            state.failed(WriteState.Writer.REDO_LOG, e);
            throw e;
        }
    }
}
