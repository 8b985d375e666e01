package com.mdmc.crm.ledger.format;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decoded commit: events that were appended atomically.
 *
 * @param position dense number of the commit in the ledger, from 1
 * @param commitId chosen by its writer
 * @param time the writer's clock when it was appended, to the millisecond
 * @param metadata shared by all events: who, why, by which request
 * @param leafHash SHA-256 over the stored bytes, a leaf of the Merkle tree
 */
public record Commit(
        long position,
        String commitId,
        Instant time,
        Map<String, Object> metadata,
        List<StoredEvent> events,
        byte[] leafHash) {

    /** The subjects whose data the events hold. */
    public Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        events.stream().map(StoredEvent::subject).filter(Objects::nonNull).forEach(subjects::add);
        return subjects;
    }

    /** The events about one subject, in order. */
    public List<StoredEvent> eventsOf(String subject) {
        return events.stream().filter(event -> subject.equals(event.subject())).toList();
    }
}
