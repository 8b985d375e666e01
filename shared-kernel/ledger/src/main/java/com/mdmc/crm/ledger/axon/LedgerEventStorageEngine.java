package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.ledger.append.StreamConflictException;
import com.mdmc.crm.ledger.axon.message.CommitReceipt;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.axon.message.SnapshotMessages;
import com.mdmc.crm.ledger.axon.message.UnreadableEvent;
import com.mdmc.crm.ledger.axon.tail.CatchUp;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.serialization.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Axon's storage port on the ledger. All that a unit of work publishes is staged, also while it prepares to commit, and
 * appended as one commit; without a unit of work events are appended at once.
 *
 * <p>Reading an aggregate stops with {@link com.mdmc.crm.ledger.format.UnreadableCommitException} at a commit that
 * cannot be read; a tracking read meets an {@link UnreadableEvent} in its place.
 */
public final class LedgerEventStorageEngine implements EventStorageEngine {

    private static final String STAGED = LedgerEventStorageEngine.class.getName();

    private final Ledger ledger;
    private final SnapshotMessages snapshots;
    private final LedgerMessages messages;
    // Commit ids must differ from those of every other process.
    private final String commitIdPrefix = IdentifierFactory.getInstance().generateIdentifier() + "-";
    private final AtomicLong commitCount = new AtomicLong();
    private volatile Consumer<CommitDocument> onAppended = unheard -> {};

    public LedgerEventStorageEngine(Ledger ledger) {
        this.ledger = ledger;
        this.snapshots = new SnapshotMessages(ledger);
        this.messages = new LedgerMessages(ledger.decoder());
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get()
                    .root()
                    .getOrComputeResource(STAGED, key -> new ArrayList<EventMessage<?>>())
                    .addAll(events);
        } else {
            append(events);
        }
    }

    /** Appends what the current unit of work has staged, once. */
    void appendStaged() {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            List<EventMessage<?>> staged = root.getResource(STAGED);
            if (staged != null) {
                root.resources().remove(STAGED);
                CommitReceipt.deliver(root, append(staged).position());
            }
        }
    }

    /**
     * Appends events as one commit; returns when it is durable.
     *
     * @throws AggregateStreamCreationException if another commit has created one of the aggregates
     * @throws ConcurrencyException if another commit has continued one of the streams
     * @throws EventStoreException if the store did not acknowledge in time
     */
    public CommitDocument append(List<? extends EventMessage<?>> events) {
        try {
            CommitDocument appended = ledger.append(new NewCommit(
                    commitIdPrefix + commitCount.incrementAndGet(),
                    events.stream().map(this::newEvent).toList()));
            onAppended.accept(appended);
            return appended;
        } catch (StreamConflictException e) {
            throw e.isCreation()
                    ? new AggregateStreamCreationException(e.getMessage(), e)
                    : new ConcurrencyException(e.getMessage(), e);
        } catch (AppendFailedException e) {
            throw new EventStoreException(e.getMessage(), e);
        }
    }

    private NewEvent newEvent(EventMessage<?> message) {
        Object payload = message.getPayload();
        EventType type = ledger.codec().typeOf(payload);
        return new NewEvent(
                message.getIdentifier(),
                message.getTimestamp(),
                streamOf(message),
                payload instanceof DomainEvent event ? event.subject() : null,
                type.alias(),
                type.revision(),
                ledger.codec().write(payload),
                storedMetadata(message.getMetaData()));
    }

    private static StreamPosition streamOf(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event && event.getAggregateIdentifier() != null) {
            return new StreamPosition(event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        return null;
    }

    private static Map<String, Object> storedMetadata(Map<String, ?> metadata) {
        Map<String, Object> stored = new HashMap<>(metadata);
        stored.keySet().removeIf(key -> LedgerPosition.KEYS.contains(key) || CommitReceipt.KEY.equals(key));
        return stored;
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
        Iterator<StoredEvent> events = ledger.eventsOf(aggregateIdentifier, firstSequenceNumber);
        Stream<StoredEvent> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, 0), false);
        return DomainEventStream.of(stream.map(LedgerMessages::inStream));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        Iterator<StoredEvent> events = ledger.eventsOf(aggregateIdentifier, 0);
        Optional<Long> last = Optional.empty();
        while (events.hasNext()) {
            last = events.next().stream().map(StreamPosition::sequence);
        }
        return last;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken trackingToken, boolean mayBlock) {
        return new CatchUp(ledger.commits(), messages, trackingToken).stream();
    }

    @Override
    public TrackingToken createTailToken() {
        return LedgerToken.through(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return LedgerToken.through(ledger.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return LedgerToken.through(ledger.positionAt(dateTime));
    }

    /** Who is told of each commit of this process once it is durable. */
    void onAppended(Consumer<CommitDocument> listener) {
        onAppended = listener;
    }

    Ledger ledger() {
        return ledger;
    }

    LedgerMessages messages() {
        return messages;
    }
}
