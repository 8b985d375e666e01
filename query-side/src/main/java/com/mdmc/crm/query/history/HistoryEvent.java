package com.mdmc.crm.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One event of the ledger, upcast to today's shape.
 *
 * @param position number of its commit
 * @param index its place in the commit, from 0
 * @param type its name today; {@code docs/events.md} lists the former names that older events are stored under
 * @param revision of {@code type} that {@code payload} has
 * @param aggregateId its stream; {@code null} for an event outside any
 * @param sequence its place in that stream, from 0
 * @param origin the file that KPIs came out of; left out of other events
 * @param payload its fields, personal data as the reader may read it
 */
@NullMarked
record HistoryEvent(
        long position,
        int index,
        String id,
        Instant at,
        String type,
        String revision,
        @Nullable String subject,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String session,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String command,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Origin origin,
        @Nullable Object payload) {

    /**
     * Where KPIs came from.
     *
     * @param importId the import
     * @param file SHA-256 of the file
     * @param lines numbers of its lines, as {@code 4,7-9}
     * @param reverses the import that was undone
     */
    record Origin(
            @Nullable String importId,
            @Nullable String file,
            @Nullable String lines,
            @Nullable String reverses) {

        static Origin of(Map<String, ?> metadata) {
            Origin origin = new Origin(
                    (String) metadata.get("import"),
                    (String) metadata.get("file"),
                    (String) metadata.get("lines"),
                    (String) metadata.get("reverses"));
            return origin.importId == null && origin.reverses == null ? null : origin;
        }
    }

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
                Origin.of(event.metadata()),
                payload);
    }
}
