package com.mdmc.crm.query.history;

import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.time.Instant;

/**
 * One event of the ledger, upcast to today's shape.
 *
 * @param position number of its commit
 * @param index its place in the commit, from 0
 * @param type its name today; {@code docs/events.md} lists the former names that older events are stored under
 * @param revision of {@code type} that {@code payload} has
 * @param aggregateId its stream; {@code null} for an event outside any
 * @param sequence its place in that stream, from 0
 * @param payload its fields, personal data as the reader may read it
 */
record HistoryEvent(
        long position,
        int index,
        String id,
        Instant at,
        String type,
        String revision,
        String subject,
        String aggregateId,
        Long sequence,
        String actor,
        String role,
        String session,
        String correlationId,
        String causationId,
        String command,
        Object payload) {

    static HistoryEvent of(StoredEvent event, Object payload) {
        EventMetadata metadata = EventMetadata.of(event.metadata());
        return new HistoryEvent(
                event.position(),
                event.index(),
                event.eventId(),
                event.commit().time(),
                event.type().alias(),
                event.type().revision(),
                event.subject(),
                event.stream().map(StreamPosition::aggregateId).orElse(null),
                event.stream().map(StreamPosition::sequence).orElse(null),
                metadata.actor(),
                metadata.role(),
                metadata.session(),
                metadata.correlationId(),
                metadata.causationId(),
                metadata.command(),
                payload);
    }
}
