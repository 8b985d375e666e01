package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reader of whole commits after a position, from the process's shared tail once it has caught up. One thread at a time.
 */
final class CommitReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitReader.class);

    private final BlockingStream<TrackedEventMessage<?>> stream;

    CommitReader(EventStore store, long position) {
        this.stream = store.openStream(LedgerToken.through(position));
    }

    /** A commit as far as it can be read. */
    record ReadCommit(long position, List<EventEnvelope<?>> events) {}

    /** Calls back, on a thread that must not be kept, whenever there may be something to read. */
    void onAvailable(Runnable callback) {
        stream.setOnAvailableCallback(callback);
    }

    /** The next commits there are, at most {@code most}; empty if there is none yet. */
    List<ReadCommit> read(int most) {
        List<ReadCommit> commits = new ArrayList<>();
        List<EventEnvelope<?>> events = new ArrayList<>();
        while (commits.size() < most && stream.hasNextAvailable()) {
            EventMessage<?> message = next();
            LedgerPosition at = LedgerPosition.of(message);
            add(message, at, events);
            if (at.lastOfCommit()) {
                commits.add(new ReadCommit(at.position(), List.copyOf(events)));
                events.clear();
            }
        }
        return commits;
    }

    private EventMessage<?> next() {
        try {
            return stream.nextAvailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void add(EventMessage<?> message, LedgerPosition at, List<EventEnvelope<?>> events) {
        try {
            if (message.getPayload() instanceof DomainEvent) {
                events.add(EventEnvelope.of(message));
            }
        } catch (UnreadableCommitException unreadable) {
            LOG.warn("nobody is told of what cannot be read at position {}", at.position(), unreadable);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
