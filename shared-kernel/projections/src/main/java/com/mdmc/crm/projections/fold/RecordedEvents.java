package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.Provenance;
import com.mdmc.crm.ledger.format.RecordedEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/** Turns what the ledger and its processors deliver into {@link Recorded} events. */
public final class RecordedEvents {
    private RecordedEvents() {}

    /** An event a processor delivers. */
    public static Recorded<?> of(EventMessage<?> message) {
        LedgerPosition at = LedgerPosition.of(message);
        boolean inStream = message instanceof DomainEventMessage<?>;
        return new Recorded<>(
                (DomainEvent) message.getPayload(),
                at.position(),
                at.index(),
                inStream ? ((DomainEventMessage<?>) message).getAggregateIdentifier() : null,
                inStream ? ((DomainEventMessage<?>) message).getSequenceNumber() + 1 : 0,
                at.commitTime(),
                Provenance.of(message.getMetaData()));
    }

    /** The events of a commit, in order. */
    public static List<Recorded<?>> of(Commit commit) {
        return of(commit, commit.events());
    }

    /** The events of a commit about one subject, in order. */
    public static List<Recorded<?>> of(Commit commit, String subject) {
        return of(commit, commit.eventsOf(subject));
    }

    private static List<Recorded<?>> of(Commit commit, List<RecordedEvent> events) {
        List<Recorded<?>> recorded = new ArrayList<>(events.size());
        Provenance shared = Provenance.of(commit.metadata());
        for (RecordedEvent event : events) {
            boolean isShared = event.metadata() == commit.metadata();
            recorded.add(of(commit, event, isShared ? shared : Provenance.of(event.metadata())));
        }
        return recorded;
    }

    private static Recorded<?> of(Commit commit, RecordedEvent event, Provenance provenance) {
        return new Recorded<>(
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
