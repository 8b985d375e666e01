package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.RetryPause;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs some tasks so that one moves at a time and a seed decides who: the same seed is the same interleaving. Time
 * passes only when somebody pauses.
 */
public final class Schedule implements RetryPause {

    private static final int MOST_STEPS = 20_000;

    private final Random random;
    private final List<Task> runnable = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private Task current;
    private long nanos = 1;
    private int steps;
    private volatile Throwable failure;

    public Schedule(long seed) {
        this.random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    /** Whether something of this probability happens now. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Runs the tasks to their ends and rethrows what one of them failed with. */
    public void run(List<Runnable> bodies) throws InterruptedException {
        bodies.forEach(body -> runnable.add(new Task(body)));
        runnable.forEach(Thread::start);
        pass();
        if (!finished.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The schedule does not end");
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Lets the seed decide who goes on. */
    public void letOthersMove() {
        Task me = current;
        if (me == null || runnable.isEmpty()) {
            return;
        }
        if (++steps > MOST_STEPS) {
            throw new IllegalStateException("Too many steps: somebody makes no progress");
        }
        nanos += 1_000;
        Task next = runnable.get(random.nextInt(runnable.size()));
        if (next != me) {
            current = next;
            next.turn.release();
            me.turn.acquireUninterruptibly();
        }
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void pause(long duration) {
        nanos += duration;
        letOthersMove();
    }

    private void pass() {
        if (runnable.isEmpty()) {
            finished.countDown();
        } else {
            current = runnable.get(random.nextInt(runnable.size()));
            current.turn.release();
        }
    }

    private final class Task extends Thread {

        private final Runnable body;
        private final Semaphore turn = new Semaphore(0);

        Task(Runnable body) {
            this.body = body;
            setDaemon(true);
        }

        @Override
        public void run() {
            turn.acquireUninterruptibly();
            try {
                body.run();
            } catch (RuntimeException | Error e) {
                failure = failure == null ? e : failure;
            }
            runnable.remove(this);
            pass();
        }
    }
}
