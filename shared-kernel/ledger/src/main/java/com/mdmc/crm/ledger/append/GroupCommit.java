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
 * Lets whichever waiting thread holds the baton write the commits of all: no thread of its own, no delay when alone,
 * one round trip for many when busy.
 */
public final class GroupCommit {

    private static final int MOST_COMMITS = 512;
    private static final int MOST_BYTES = 12 << 20;
    // Half of so many make a round trip worth what it costs anyhow.
    private static final int CROWD = 48;

    private final LogWriter writer;
    private final Queue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicBoolean baton = new AtomicBoolean();
    private int lastBatch;
    private int crowd;

    public GroupCommit(LogWriter writer) {
        this.writer = writer;
    }

    /**
     * Records a commit and returns it as it was stored, once it is durable.
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
            if (baton.compareAndSet(false, true)) {
                lead();
            } else {
                LockSupport.park(this);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return pending.outcome();
    }

    private void lead() {
        List<PendingCommit> batch = List.of();
        try {
            letOthersJoin();
            batch = nextBatch();
            lastBatch = batch.size();
            writer.write(batch);
        } finally {
            baton.set(false);
            wakeNextLeader();
            batch.forEach(PendingCommit::wake);
        }
    }

    /**
     * Those whose commits were just acknowledged tend to come back at once: a few writers would fall into two groups that
     * wait for each other. Many do so to advantage, one group at work while the commits of the other are on their way.
     */
    private void letOthersJoin() {
        crowd = Math.max(lastBatch + queued.get(), crowd - crowd / 16);
        if (lastBatch > 1 && crowd <= CROWD) {
            int before;
            do {
                before = queued.get();
                Thread.yield();
            } while (queued.get() != before && before < CROWD);
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
