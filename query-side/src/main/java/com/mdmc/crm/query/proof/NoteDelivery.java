package com.mdmc.crm.query.proof;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Delivery of the latest checkpoint to a receiver outside, in a thread of its own: repeated with growing pauses until it
 * is taken. A newer checkpoint replaces one that waits, because it covers it.
 */
final class NoteDelivery implements AutoCloseable {

    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Predicate<String> receiver;
    private final Duration firstPause;
    private final AtomicReference<String> waiting = new AtomicReference<>();
    private final Thread sender;
    private volatile boolean closed;

    /** @param receiver answers whether it took a note; never fails */
    NoteDelivery(String name, Predicate<String> receiver, Duration firstPause) {
        this.receiver = receiver;
        this.firstPause = firstPause;
        this.sender = new Thread(this::run, name);
        sender.setDaemon(true);
        sender.start();
    }

    void deliver(String note) {
        waiting.set(note);
        LockSupport.unpark(sender);
    }

    /** Gives a note that is still waiting a moment to get through. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + LAST_MOMENT.toNanos();
        while (waiting.get() != null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        closed = true;
        sender.interrupt();
    }

    private void run() {
        Duration pause = firstPause;
        while (!closed) {
            String note = waiting.get();
            if (note == null) {
                LockSupport.park(this);
            } else if (receiver.test(note)) {
                waiting.compareAndSet(note, null);
                pause = firstPause;
            } else {
                pause = rest(pause);
            }
        }
    }

    /** Waits before the next attempt; answers how long to wait before the one after it. */
    private static Duration rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException closing) {
            return pause;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
