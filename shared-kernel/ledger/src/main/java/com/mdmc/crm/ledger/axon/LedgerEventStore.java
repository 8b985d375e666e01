package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.tail.LedgerStream;
import com.mdmc.crm.ledger.axon.tail.LedgerTailer;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;

/**
 * Axon's event store on the ledger: what a unit of work publishes becomes one commit, and all event processors of the
 * process are fed by one tailing reader.
 */
public final class LedgerEventStore extends AbstractEventStore implements Lifecycle {

    private final LedgerEventStorageEngine engine;
    private final LedgerTailer tail;

    private LedgerEventStore(Builder builder) {
        super(builder);
        this.engine = builder.engine;
        this.tail = new LedgerTailer(engine.ledger().commits(), engine.messages(), builder.poll);
        engine.onAppended(tail::appended);
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
        Ledger ledger = engine.ledger();
        tail.follow(ledger::head);
        return new LedgerStream(ledger.commits(), engine.messages(), tail, trackingToken);
    }

    /** Another process may have appended: look now rather than at the next poll. */
    public void wake() {
        tail.wake();
    }

    /** The last position this process has seen without asking the store; 0 as long as nobody follows. */
    public long seen() {
        return tail.head();
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
        engine.appendStaged();
        super.commit(events);
    }

    /** Builder of an event store; the engine is required. */
    public static final class Builder extends AbstractEventStore.Builder {

        private LedgerEventStorageEngine engine;
        private Duration poll = Duration.ofMillis(20);

        private Builder() {}

        public Builder engine(LedgerEventStorageEngine engine) {
            this.engine = engine;
            storageEngine(engine);
            return this;
        }

        /** How often to look for commits of other processes. */
        public Builder poll(Duration poll) {
            this.poll = poll;
            return this;
        }

        public LedgerEventStore build() {
            return new LedgerEventStore(this);
        }
    }
}
