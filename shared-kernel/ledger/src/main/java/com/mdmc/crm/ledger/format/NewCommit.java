package com.mdmc.crm.ledger.format;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Commit to append: events that are stored together or not at all.
 *
 * @param commitId chosen by the writer, who recognises its own commit by it after an unknown outcome
 */
public record NewCommit(String commitId, List<NewEvent> events) {

    /** Upper bound of the index in a tracking token. */
    public static final int MOST_EVENTS = 0xFFFF;

    public NewCommit {
        events = List.copyOf(events);
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "A commit holds 1 to %d events, not %d".formatted(MOST_EVENTS, events.size()));
        }
    }

    /** Optimistic locks: one key per aggregate; a commit without an aggregate is its own stream. */
    public List<StreamKey> streamKeys() {
        Map<String, StreamKey> keys = new LinkedHashMap<>();
        for (NewEvent event : events) {
            StreamPosition at = event.stream();
            if (at != null) {
                keys.putIfAbsent(at.aggregateId(), new StreamKey(at.aggregateId(), at.sequence()));
            }
        }
        return keys.isEmpty() ? List.of(StreamKey.standalone(commitId)) : List.copyOf(keys.values());
    }

    /** The subjects whose own streams the commit does not continue. */
    Set<String> foreignSubjects() {
        Set<String> subjects = new LinkedHashSet<>();
        for (NewEvent event : events) {
            if (event.subject() != null && !event.isAboutItsAggregate()) {
                subjects.add(event.subject());
            }
        }
        if (!subjects.isEmpty()) {
            events.stream()
                    .map(NewEvent::stream)
                    .filter(Objects::nonNull)
                    .forEach(at -> subjects.remove(at.aggregateId()));
        }
        return subjects;
    }

    /** The metadata that all events share: kept once. */
    Map<String, ?> sharedMetadata() {
        if (events.size() == 1) {
            return events.get(0).metadata();
        }
        Map<String, Object> shared = new LinkedHashMap<>(events.get(0).metadata());
        for (NewEvent event : events.subList(1, events.size())) {
            shared.entrySet()
                    .removeIf(entry -> !event.metadata().containsKey(entry.getKey())
                            || !Objects.equals(event.metadata().get(entry.getKey()), entry.getValue()));
        }
        return shared;
    }
}
