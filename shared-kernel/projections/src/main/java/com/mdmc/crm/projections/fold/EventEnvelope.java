package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * An event as the ledger holds it.
 *
 * @param position number of its commit in the ledger
 * @param index its place in the commit, from 0
 * @param aggregateId the stream it belongs to; {@code null} for an event outside any aggregate
 * @param version number of events in that stream up to and including this one
 * @param time when the commit was written, to the millisecond
 */
public record EventEnvelope<E extends DomainEvent>(
        E event, long position, int index, String aggregateId, long version, Instant time, EventMetadata metadata) {

    private static final int INDEX_BITS = 16;

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

    private static EventEnvelope<?> of(Commit commit, StoredEvent event, EventMetadata metadata) {
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
                metadata);
    }

    /** One number that orders all events of the ledger. */
    public long token() {
        return tokenOf(position, index);
    }

    /** The {@link #token()} of the event at an index of a commit. */
    public static long tokenOf(long position, int index) {
        return position << INDEX_BITS | index;
    }

    /** The commit number inside a {@link #token()}. */
    public static long positionOf(long token) {
        return token >> INDEX_BITS;
    }

    /** The greatest {@link #token()} an event of a commit can have. */
    public static long lastTokenOf(long position) {
        return (position << INDEX_BITS) + (1L << INDEX_BITS) - 1;
    }

    /** What it is handled in order with: the events of its subject. */
    public String sequence() {
        return event.subject() != null ? event.subject() : String.valueOf(aggregateId);
    }

    /** Who did it. */
    public UserId actor() {
        return metadata.actor() == null ? null : new UserId(metadata.actor());
    }
}
