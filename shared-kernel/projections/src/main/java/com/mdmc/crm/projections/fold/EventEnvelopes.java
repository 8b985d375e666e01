package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/** Turns what the ledger and its processors deliver into {@link EventEnvelope} events. */
public final class EventEnvelopes {
    private EventEnvelopes() {}

    /** An event a processor delivers. */
    public static EventEnvelope<?> of(EventMessage<?> message) {
        LedgerPosition at = LedgerPosition.of(message);
        boolean inStream = message instanceof DomainEventMessage<?>;
        return new EventEnvelope<>(
                (DomainEvent) message.getPayload(),
                at.position(),
                at.index(),
                inStream ? ((DomainEventMessage<?>) message).getAggregateIdentifier() : null,
                inStream ? ((DomainEventMessage<?>) message).getSequenceNumber() + 1 : 0,
                at.commitTime(),
                EventMetadata.of(message.getMetaData()));
    }

    /** The events of a commit, in order. */
    public static List<EventEnvelope<?>> of(Commit commit) {
        return of(commit, commit.events());
    }

    /** The events of a commit about one subject, in order. */
    public static List<EventEnvelope<?>> of(Commit commit, String subject) {
        return of(commit, commit.eventsOf(subject));
    }

    private static List<EventEnvelope<?>> of(Commit commit, List<StoredEvent> events) {
        List<EventEnvelope<?>> recorded = new ArrayList<>(events.size());
        EventMetadata shared = EventMetadata.of(commit.metadata());
        for (StoredEvent event : events) {
            boolean isShared = event.metadata() == commit.metadata();
            recorded.add(of(commit, event, isShared ? shared : EventMetadata.of(event.metadata())));
        }
        return recorded;
    }

    private static EventEnvelope<?> of(Commit commit, StoredEvent event, EventMetadata provenance) {
        return new EventEnvelope<>(
                (DomainEvent) event.payload(),
                event.position(),
                event.index(),
                event.stream().map(StreamPosition::aggregateId).orElse(null),
                event.stream()
                        .map(StreamPosition::sequence)
                        .map(sequence -> sequence + 1)
                        .orElse(0L),
                commit.time(),
                provenance);
    }
}
