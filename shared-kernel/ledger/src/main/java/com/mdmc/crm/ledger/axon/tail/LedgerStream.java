package com.mdmc.crm.ledger.axon.tail;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;

/** Event stream of one processor: its own reads while it is behind, the shared tailing reader once it has caught up. */
public final class LedgerStream implements TrackingEventStream {

    private static final int BATCH = 500;

    private final CommitLog commits;
    private final LedgerMessages messages;
    private final LedgerTailer tail;
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private long position;
    private int skip;
    private Runnable listener;

    public LedgerStream(CommitLog commits, LedgerMessages messages, LedgerTailer tail, TrackingToken token) {
        this.commits = commits;
        this.messages = messages;
        this.tail = tail;
        long reached = LedgerToken.positionOf(token);
        this.position = Math.max(0, reached - 1);
        this.skip = reached == 0 ? 0 : LedgerToken.indexOf(token) + 1;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        fill();
        while (ready.isEmpty() && tail.awaitBeyond(position, deadline - System.nanoTime())) {
            fill();
        }
        return !ready.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return ready.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        listener = callback;
        tail.onMove(callback);
        return true;
    }

    @Override
    public void close() {
        if (listener != null) {
            tail.forget(listener);
        }
    }

    private void fill() {
        while (ready.isEmpty() && position < tail.head()) {
            TrackedCommit latest = tail.at(position + 1);
            if (latest != null) {
                take(latest);
            } else {
                for (CommitDocument document : commits.after(position, BATCH)) {
                    take(new TrackedCommit(document.position(), messages.of(document)));
                }
            }
        }
    }

    private void take(TrackedCommit commit) {
        commit.messages().stream()
                .filter(each -> LedgerToken.indexOf(each.trackingToken()) >= skip)
                .forEach(ready::add);
        skip = 0;
        position = commit.position();
    }
}
