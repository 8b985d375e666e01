package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead log. Units handed over while the disk is busy go out together as the next frame (group commit, no
 * artificial delay). Whoever waits for a unit while nobody writes, writes the frame itself: a lone writer then waits
 * for the disk and for no other thread. A thread of the log's own goes on with what came in meanwhile, with what nobody
 * waits for, and, while the log cannot be written (disk full), tries again.
 */
final class RedoLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedoLog.class);
    private static final int MAX_PENDING = 64 << 20;
    private static final int MUCH_PENDING = 256 << 10;
    private static final long RETRY_MILLIS = 500;
    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final Segments segments;
    private final Waiting waiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Thread committer = new Thread(this::run, "store-commit");
    private RedoBuffer pending = new RedoBuffer();
    private RedoBuffer writing = new RedoBuffer();
    private long lastUnit;
    private long written;
    private boolean newSegment;
    private boolean busy;
    private boolean closing;
    private volatile IOException trouble;

    RedoLog(Segments segments, long lastUnit) {
        this.segments = segments;
        this.lastUnit = lastUnit;
        this.waiting = new Waiting(lastUnit);
        committer.setDaemon(true);
        committer.start();
    }

    /** Why the log cannot be written at the moment, or null. */
    IOException trouble() {
        return trouble;
    }

    /** Takes over a unit and gives its number; the caller keeps units of one map in order. */
    long append(Changes changes) {
        lock.lock();
        try {
            pending.add(++lastUnit, changes);
            if (pending.length() > MUCH_PENDING) {
                work.signal();
            }
            return lastUnit;
        } finally {
            lock.unlock();
        }
    }

    /** Holds a writer back while the disk is far behind. */
    void awaitRoom() {
        lock.lock();
        try {
            while (pending.length() > MAX_PENDING && trouble == null) {
                room.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells the outcome once the unit is durable, which is in this thread's hands if nobody is writing. */
    void whenDurable(long unit, Outcome outcome) {
        if (waiting.add(unit, outcome) && tryTake()) {
            writeOnce();
        }
    }

    long lastUnit() {
        lock.lock();
        try {
            return lastUnit;
        } finally {
            lock.unlock();
        }
    }

    long durable() {
        return waiting.durable();
    }

    /** Bytes written since the last {@link #startSegment()}. */
    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next frame begin a new file. */
    void startSegment() {
        lock.lock();
        try {
            newSegment = true;
            written = 0;
        } finally {
            lock.unlock();
        }
    }

    void discardUpTo(long unit) throws IOException {
        segments.discardUpTo(unit);
    }

    private void run() {
        boolean open = true;
        while (open && take()) {
            open = writeOnce() || !pauseUnlessClosing();
        }
    }

    /** Writes what was taken, and lets go of the log; false when it could not be written. */
    private boolean writeOnce() {
        boolean written = tryWrite();
        if (written) {
            waiting.durableUpTo(writing.lastUnit());
        }
        lock.lock();
        try {
            busy = false;
            if (written) {
                writing.clear();
            }
            if (!written || !pending.isEmpty()) {
                work.signal();
            }
            return written;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is pending if nobody else is writing or has failed to. */
    private boolean tryTake() {
        lock.lock();
        try {
            if (busy || closing || pending.isEmpty() || !writing.isEmpty()) {
                return false;
            }
            swap();
            busy = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is to be written once nobody else is writing; false when closing and done. */
    private boolean take() {
        lock.lock();
        try {
            while (busy || pending.isEmpty() && writing.isEmpty()) {
                if (closing && !busy) {
                    return false;
                }
                work.awaitNanos(LOOK_EVERY_NANOS);
            }
            if (writing.isEmpty()) {
                swap();
            }
            busy = true;
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void swap() {
        RedoBuffer taken = pending;
        pending = writing;
        writing = taken;
        written += taken.length();
        room.signalAll();
    }

    private boolean tryWrite() {
        try {
            if (needsNewSegment()) {
                segments.startNew();
            }
            segments.append(writing.frame(), writing.lastUnit());
            if (trouble != null) {
                log.warn("The redo log can be written again");
                trouble = null;
            }
            return true;
        } catch (IOException e) {
            fail(e);
            return false;
        }
    }

    private boolean needsNewSegment() {
        lock.lock();
        try {
            boolean needed = newSegment;
            newSegment = false;
            return needed;
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException cause) {
        if (trouble == null) {
            log.error("The redo log cannot be written; writes are refused until it can", cause);
        }
        trouble = cause;
        waiting.fail(cause);
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean pauseUnlessClosing() {
        lock.lock();
        try {
            if (!closing) {
                work.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return closing;
        } catch (InterruptedException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends after what is pending, or without it when it cannot be written. */
    void end() {
        lock.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        join();
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
