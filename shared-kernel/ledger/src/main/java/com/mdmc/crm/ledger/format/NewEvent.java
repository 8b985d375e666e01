package com.mdmc.crm.ledger.format;

import java.time.Instant;
import java.util.Map;

/**
 * Event to append.
 *
 * @param timestamp when it happened, kept to the millisecond
 * @param stream its place in an aggregate's stream, null for an event without an aggregate
 * @param subject whose data it holds; null for the aggregate itself, or for nobody's
 * @param payload JSON of the revision named
 * @param metadata strings, booleans, ints, longs and doubles only, or null values
 */
public record NewEvent(
        String eventId,
        Instant timestamp,
        StreamPosition stream,
        String subject,
        String alias,
        String revision,
        String payload,
        Map<String, ?> metadata) {

    public NewEvent {
        if (subject == null && stream != null) {
            subject = stream.aggregateId();
        }
    }

    /** Whether subject and aggregate are one, as with most events. */
    boolean isAboutItsAggregate() {
        return stream != null && stream.aggregateId().equals(subject);
    }
}
