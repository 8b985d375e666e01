package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.AcknowledgedMark;
import java.io.IOException;

/**
 * The write-ahead log. Units handed over while the disk is busy go out together as the next frame (group commit, no
 * artificial delay). Whoever waits for a unit while nobody writes, writes the frame itself: a lone writer then waits
 * for the disk and for no other thread. A thread of the log's own goes on with what came in meanwhile, with what nobody
 * waits for, and, while the log cannot be written, tries again. Space is reserved before a unit is made, so that a full
 * disk refuses it whole.
 */
public final class RedoLog implements AutoCloseable {

    private static final long RETRY_MILLIS = 500;

    private final Segments segments;
    private final AcknowledgedMark mark;
    private final WriteState state;
    private final LogSpace space;
    private final Waiting waiting;
    private final PendingUnits units;
    private final Thread committer = new Thread(this::run, "store-commit");
    private volatile IOException trouble;

    /** @param lastUnit the last that is durable already */
    public RedoLog(Segments segments, AcknowledgedMark mark, WriteState state, long lastUnit) {
        this.segments = segments;
        this.mark = mark;
        this.state = state;
        this.units = new PendingUnits(lastUnit);
        this.space = new LogSpace(segments, state, units::length);
        this.waiting = new Waiting(lastUnit);
        committer.setDaemon(true);
        committer.start();
    }

    /** Whether the last frame could be written. */
    public boolean isWritable() {
        return trouble == null;
    }

    /** @throws UnwritableStoreException while frames cannot be written */
    public void requireWritable() {
        IOException cause = trouble;
        if (cause != null) {
            throw new UnwritableStoreException(WriteCondition.of(cause), cause.getMessage());
        }
    }

    /** Writes the mark of what was acknowledged again, to find out whether the disk takes writes. */
    public void touch() throws IOException {
        mark.write(waiting.durable());
    }

    /**
     * Sets aside the space a unit takes, which is to be appended next, or {@link #release released}.
     *
     * @return how many bytes
     * @throws UnwritableStoreException when there is none
     */
    public int reserve(RedoUnit unit) {
        int size = RedoBuffer.size(unit);
        space.reserve(size);
        return size;
    }

    /** Gives up what was reserved. */
    public void release(int reserved) {
        space.release(reserved);
    }

    /** Finds out whether the disk gives space again. */
    public void probe() throws IOException {
        space.probe();
    }

    /** Takes over a unit and gives its number; the caller keeps units of one map in order. */
    public long append(RedoUnit unit, int reserved) {
        return units.append(unit, () -> space.release(reserved));
    }

    /** Holds a writer back while the disk is far behind. */
    public void awaitRoom() {
        units.awaitRoom(() -> !isWritable());
    }

    /** Tells the outcome once the unit is durable, which is in this thread's hands if nobody is writing. */
    public void whenDurable(long unit, Outcome outcome) {
        if (waiting.add(unit, outcome) && units.tryTake()) {
            writeOnce();
        }
    }

    public long lastUnit() {
        return units.lastUnit();
    }

    public long durable() {
        return waiting.durable();
    }

    /** Bytes written since the last {@link #rotate()}. */
    public long written() {
        return units.taken();
    }

    /** Lets the next frame begin a new file, so that a checkpoint taken then covers those before. */
    public void rotate() throws IOException {
        segments.rotate(space.needed());
        units.forgetTaken();
    }

    /** Deletes what a busy log keeps to be written again, whatever it holds. */
    public void dropSpare() throws IOException {
        segments.dropSpare();
    }

    /** Gives back what a busy log keeps to be written again. */
    public void trim() throws IOException {
        boolean isEmpty = space.needed() == 2 * FrameHeader.LENGTH; // both buffers have room for a header
        if (isEmpty) {
            segments.trim();
        }
    }

    /** Number of the first file that may hold units after the given one. */
    public long firstNeeded(long unit) {
        return segments.firstNeeded(unit);
    }

    /** Deletes the files before one, once no manifest names them. */
    public void discardBefore(long firstSegment) throws IOException {
        segments.discardBefore(firstSegment);
    }

    private void run() {
        boolean open = true;
        while (open && units.take()) {
            open = writeOnce() || !units.pauseUnlessClosing(RETRY_MILLIS);
        }
    }

    /** Writes what was taken, and lets go of the log; false when it could not be written. */
    private boolean writeOnce() {
        boolean written = tryWrite();
        if (written) {
            long last = units.frame().lastUnit();
            note(last);
            waiting.durableUpTo(last);
            segments.allocateAhead();
        }
        units.done(written);
        return written;
    }

    private boolean tryWrite() {
        try {
            segments.append(units.frame());
            if (trouble != null) {
                trouble = null;
                state.succeeded(WriteState.Writer.REDO_LOG);
            }
            return true;
        } catch (IOException e) {
            fail(e);
            return false;
        }
    }

    /** A mark that is behind is but a weaker proof. */
    private void note(long unit) {
        try {
            mark.write(unit);
        } catch (IOException e) {
            state.failed(WriteState.Writer.REDO_LOG, e);
        }
    }

    private void fail(IOException cause) {
        state.failed(WriteState.Writer.REDO_LOG, cause);
        trouble = cause;
        waiting.fail(cause);
        units.failing();
    }

    /** Ends after what is pending, or without it when it cannot be written. */
    public void end() {
        units.close();
    }

    @Override
    public void close() throws IOException {
        end();
        join();
        mark.close();
        segments.close();
    }

    private void join() {
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
