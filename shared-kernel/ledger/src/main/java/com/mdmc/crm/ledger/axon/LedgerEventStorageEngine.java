package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.LedgerStorage;
import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.ledger.append.StreamConflictException;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.axon.message.RecordedMessage;
import com.mdmc.crm.ledger.axon.message.SnapshotMessages;
import com.mdmc.crm.ledger.axon.message.UnreadableEvent;
import com.mdmc.crm.ledger.axon.tail.CatchUp;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.RecordedEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Axon's storage port on the ledger: all events appended together are one commit, read back in one order for all.
 * Reading an aggregate stops with {@link com.mdmc.crm.ledger.format.UnreadableCommitException} at a commit that
 * cannot be read; a tracking read meets an {@link UnreadableEvent} in its place.
 */
public final class LedgerEventStorageEngine implements EventStorageEngine {

    private final LedgerStorage storage;
    private final EventRecorder recorder;
    private final SnapshotMessages snapshots;
    private final LedgerMessages messages;

    public LedgerEventStorageEngine(LedgerStorage storage) {
        this(storage, new CommitIds());
    }

    /** An engine whose commits take their ids from a source of one's own. */
    public LedgerEventStorageEngine(LedgerStorage storage, Supplier<String> commitIds) {
        this.storage = storage;
        this.recorder = new EventRecorder(storage.codec(), commitIds);
        this.snapshots = new SnapshotMessages(storage);
        this.messages = new LedgerMessages(storage.decoder());
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            append(events);
        }
    }

    /**
     * Records events as one commit; returns when it is durable.
     *
     * @throws AggregateStreamCreationException if another commit has created one of the aggregates
     * @throws ConcurrencyException if another commit has continued one of the streams
     * @throws EventStoreException if the store did not acknowledge in time
     */
    public CommitDocument append(List<? extends EventMessage<?>> events) {
        try {
            return storage.append(recorder.commit(events));
        } catch (StreamConflictException e) {
            throw e.isCreation()
                    ? new AggregateStreamCreationException(e.getMessage(), e)
                    : new ConcurrencyException(e.getMessage(), e);
        } catch (AppendFailedException e) {
            throw new EventStoreException(e.getMessage(), e);
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.keep(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.of(aggregateIdentifier);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        Iterator<RecordedEvent> events = storage.eventsOf(aggregateIdentifier, firstSequenceNumber);
        Stream<RecordedEvent> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, 0), false);
        return DomainEventStream.of(stream.map(LedgerEventStorageEngine::domainEvent));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        Iterator<RecordedEvent> events = storage.eventsOf(aggregateIdentifier, 0);
        Optional<Long> last = Optional.empty();
        while (events.hasNext()) {
            last = events.next().stream().map(StreamPosition::sequence);
        }
        return last;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken trackingToken, boolean mayBlock) {
        return new CatchUp(storage.commits(), messages, trackingToken).stream();
    }

    @Override
    public TrackingToken createTailToken() {
        return LedgerToken.through(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return LedgerToken.through(storage.ledger().head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return LedgerToken.through(storage.ledger().positionAt(dateTime));
    }

    LedgerStorage storage() {
        return storage;
    }

    LedgerMessages messages() {
        return messages;
    }

    private static DomainEventMessage<?> domainEvent(RecordedEvent event) {
        event.javaType();
        StreamPosition at = event.stream().orElseThrow();
        return new GenericDomainEventMessage<>(
                at.aggregateType(), at.aggregateId(), at.sequence(), new RecordedMessage<>(event), event::timestamp);
    }
}
