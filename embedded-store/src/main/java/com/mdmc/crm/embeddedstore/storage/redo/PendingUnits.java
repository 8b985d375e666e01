package com.mdmc.crm.embeddedstore.storage.redo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Units on their way to the disk: those of the frame that is written, and those that have come since. */
final class PendingUnits {

    private static final int MAX_PENDING = 64 << 20;
    private static final int MUCH_PENDING = 256 << 10;
    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private RedoBuffer pending = new RedoBuffer();
    private RedoBuffer writing = new RedoBuffer();
    private long lastUnit;
    private long taken;
    private volatile long length = 2L * FrameHeader.LENGTH;
    private boolean busy;
    private boolean closing;

    PendingUnits(long lastUnit) {
        this.lastUnit = lastUnit;
    }

    /** Takes over a unit and gives its number. */
    long append(RedoUnit unit, Runnable whenIn) {
        lock.lock();
        try {
            pending.add(++lastUnit, unit);
            length = pending.length() + writing.length();
            whenIn.run();
            if (pending.length() > MUCH_PENDING) {
                work.signal();
            }
            return lastUnit;
        } finally {
            lock.unlock();
        }
    }

    /** Holds a writer back while the disk is far behind, unless it fails. */
    void awaitRoom(BooleanSupplier failing) {
        lock.lock();
        try {
            while (pending.length() > MAX_PENDING && !failing.getAsBoolean()) {
                room.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait for room see that the disk fails. */
    void failing() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
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

    /** Bytes of both frames with their headers. */
    long length() {
        return length;
    }

    /** Bytes taken to be written since it was last set to zero. */
    long taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void forgetTaken() {
        lock.lock();
        try {
            taken = 0;
        } finally {
            lock.unlock();
        }
    }

    /** The frame that was taken to be written. */
    RedoBuffer frame() {
        return writing;
    }

    /** Takes what is pending if nobody else is writing or has failed to. */
    boolean tryTake() {
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
    boolean take() {
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
        RedoBuffer next = pending;
        pending = writing;
        writing = next;
        taken += next.length();
        room.signalAll();
    }

    /** Lets go of what was taken; what could not be written is taken again. */
    void done(boolean written) {
        lock.lock();
        try {
            busy = false;
            if (written) {
                writing.clear();
                length = pending.length() + writing.length();
            }
            if (!written || !pending.isEmpty()) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Answers whether it is being closed. */
    boolean pauseUnlessClosing(long millis) {
        lock.lock();
        try {
            if (!closing) {
                work.await(millis, TimeUnit.MILLISECONDS);
            }
            return closing;
        } catch (InterruptedException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }
}
