package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.axon.message.CommitReceipt;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Gathers all that a unit of work publishes, also while it prepares to commit, and records it as one commit when it
 * does. Without a unit of work events are recorded at once.
 */
final class StagedAppends implements EventStorageEngine {

    private static final String STAGED = StagedAppends.class.getName();

    private final LedgerEventStorageEngine engine;
    private final Consumer<CommitDocument> onAppended;

    StagedAppends(LedgerEventStorageEngine engine, Consumer<CommitDocument> onAppended) {
        this.engine = engine;
        this.onAppended = onAppended;
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
            onAppended.accept(engine.append(events));
        }
    }

    /** Records what the current unit of work has staged, once. */
    void flush() {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            List<EventMessage<?>> staged = root.getResource(STAGED);
            if (staged != null) {
                root.resources().remove(STAGED);
                CommitDocument document = engine.append(staged);
                CommitReceipt.deliver(root, document.position());
                onAppended.accept(document);
            }
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        return engine.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return engine.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return engine.readSnapshot(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return engine.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }
}
