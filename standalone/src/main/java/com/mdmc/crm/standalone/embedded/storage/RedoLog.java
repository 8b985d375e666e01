package com.mdmc.crm.standalone.embedded.storage;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead log. Units handed over while the disk is busy go out together as the next frame (group commit, no
 * artificial delay). While it cannot be written (disk full) it keeps what it has, says so, and tries again.
 */
final class RedoLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedoLog.class);
    private static final int MAX_PENDING = 64 << 20;
    private static final long RETRY_MILLIS = 500;

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
            work.signal();
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

    void whenDurable(long unit, Outcome outcome) {
        waiting.add(unit, outcome);
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
        while (take()) {
            while (!tryWrite()) {
                if (pauseUnlessClosing()) {
                    return;
                }
            }
            waiting.durableUpTo(writing.lastUnit());
            writing.clear();
        }
    }

    /** Swaps the buffers once there is something to write; false when closing and done. */
    private boolean take() {
        lock.lock();
        try {
            while (pending.isEmpty()) {
                if (closing) {
                    return false;
                }
                work.awaitUninterruptibly();
            }
            RedoBuffer taken = pending;
            pending = writing;
            writing = taken;
            written += taken.length();
            room.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
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
            work.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
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
