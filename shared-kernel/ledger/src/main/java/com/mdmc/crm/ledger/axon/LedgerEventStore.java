package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.axon.tail.LedgerStream;
import com.mdmc.crm.ledger.axon.tail.Tail;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;

/**
 * The event store of a process: what a unit of work publishes becomes one commit of the ledger, and all processors
 * follow it through one tailing reader.
 */
public final class LedgerEventStore extends AbstractEventStore implements Lifecycle {

    private final LedgerEventStorageEngine engine;
    private final StagedAppends staged;
    private final Tail tail;

    private LedgerEventStore(Builder builder, List<Consumer<CommitDocument>> onAppended) {
        super(builder);
        this.engine = builder.engine;
        this.staged = (StagedAppends) storageEngine();
        this.tail = new Tail(engine.storage().commits(), engine.messages(), builder.poll);
        onAppended.add(tail::appended);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Follows the ledger from a token, the beginning for null. Streams report availability, so that pooled processors
     * need not poll.
     */
    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        tail.follow(() -> engine.storage().ledger().head());
        return new LedgerStream(engine.storage().commits(), engine.messages(), tail, trackingToken);
    }

    /** Something may have been appended by another process: look now rather than at the next poll. */
    public void wake() {
        tail.wake();
    }

    /** Stops following; open streams run dry. */
    public void shutDown() {
        tail.close();
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::shutDown);
    }

    @Override
    protected void commit(List<? extends EventMessage<?>> events) {
        staged.flush();
        super.commit(events);
    }

    /** What an event store is made of; the engine is required. */
    public static final class Builder extends AbstractEventStore.Builder {

        private LedgerEventStorageEngine engine;
        private Duration poll = Duration.ofMillis(20);

        private Builder() {}

        public Builder engine(LedgerEventStorageEngine engine) {
            this.engine = engine;
            return this;
        }

        /** How often to look for commits of other processes. */
        public Builder poll(Duration poll) {
            this.poll = poll;
            return this;
        }

        public LedgerEventStore build() {
            List<Consumer<CommitDocument>> onAppended = new CopyOnWriteArrayList<>();
            storageEngine(
                    new StagedAppends(engine, document -> onAppended.forEach(listener -> listener.accept(document))));
            return new LedgerEventStore(this, onAppended);
        }
    }
}
