package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.CommitTooLargeException;
import com.mdmc.crm.ledger.format.NewCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Group commit: of the threads that wait, one is the leader and writes the commits of all in one round trip. There is
 * no writer thread and no artificial delay: a commit that waits alone is written at once.
 */
public final class GroupCommit {

    private static final int MOST_COMMITS = 512;
    private static final int MOST_BYTES = 12 << 20;
    /** From this many concurrent writers on, two alternating groups are faster than one. */
    private static final int BATCH_THRESHOLD = 48;

    private final LogWriter writer;
    private final AppendListener listener;
    private final Queue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicBoolean leaderLock = new AtomicBoolean();
    private int lastBatch;
    private int recentWriters;

    /** @param listener hears of each batch */
    public GroupCommit(LogWriter writer, AppendListener listener) {
        this.writer = writer;
        this.listener = listener;
    }

    /**
     * Appends a commit and returns it as it was stored, once it is durable.
     *
     * @throws StreamConflictException if another commit continued one of its streams first
     * @throws AppendFailedException if the store did not acknowledge it in time
     * @throws CommitTooLargeException if it exceeds what one document may hold
     */
    public CommitDocument append(NewCommit commit) {
        PendingCommit pending = new PendingCommit(commit);
        CommitTooLargeException.refuse(commit.commitId(), pending.document().size());
        waiting.add(pending);
        queued.incrementAndGet();
        boolean interrupted = false;
        while (!pending.isSettled()) {
            interrupted |= Thread.interrupted();
            if (leaderLock.compareAndSet(false, true)) {
                writeAsLeader();
            } else {
                LockSupport.park(this);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return pending.outcome();
    }

    private void writeAsLeader() {
        List<PendingCommit> batch = List.of();
        try {
            letOthersJoin();
            batch = nextBatch();
            lastBatch = batch.size();
            long begun = System.nanoTime();
            writer.write(batch);
            listener.written(batch.size(), System.nanoTime() - begun);
        } finally {
            leaderLock.set(false);
            wakeNextLeader();
            batch.forEach(PendingCommit::wake);
        }
    }

    /**
     * Writers whose commits were just acknowledged usually append again at once. Below the threshold they are awaited,
     * since few writers would otherwise split into two groups that wait for each other. Above it two groups are better:
     * one prepares commits while those of the other are written.
     */
    private void letOthersJoin() {
        recentWriters = Math.max(lastBatch + queued.get(), recentWriters - recentWriters / 16);
        if (lastBatch > 1 && recentWriters <= BATCH_THRESHOLD) {
            int before;
            do {
                before = queued.get();
                Thread.yield();
            } while (queued.get() != before && before < BATCH_THRESHOLD);
        }
    }

    private List<PendingCommit> nextBatch() {
        List<PendingCommit> batch = new ArrayList<>();
        int bytes = 0;
        PendingCommit next = waiting.peek();
        while (next != null && batch.size() < MOST_COMMITS && bytes < MOST_BYTES) {
            batch.add(waiting.poll());
            bytes += next.document().size();
            next = waiting.peek();
        }
        queued.addAndGet(-batch.size());
        return batch;
    }

    private void wakeNextLeader() {
        PendingCommit next = waiting.peek();
        if (next != null) {
            next.wake();
        }
    }
}
