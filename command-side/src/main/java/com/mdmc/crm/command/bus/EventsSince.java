package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StoredEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a caller who decided on an old version what has happened to the aggregate since. */
final class EventsSince {
    private final Ledger ledger;

    EventsSince(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One event the caller has not seen. */
    record Missed(String event, long version, long position, Instant at) {}

    /** The rejection with the missed events among its details. */
    Rejection explain(Rejection stale, String aggregateId) {
        long seen = ((Number) stale.details().get("expected")).longValue();
        List<Missed> missed = ledger.commitsOfSubject(aggregateId, 0, ledger.head()).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> versionIn(aggregateId, event) > seen)
                .map(event -> new Missed(
                        event.type().alias(), versionIn(aggregateId, event), event.position(), event.timestamp()))
                .toList();
        Map<String, Object> details = new HashMap<>(stale.details());
        details.put("events", missed);
        return new Rejection(stale.kind(), stale.code(), details, stale.errors());
    }

    // 0 for an event of another stream.
    private static long versionIn(String aggregateId, StoredEvent event) {
        return event.stream()
                .filter(at -> at.aggregateId().equals(aggregateId))
                .map(at -> at.sequence() + 1)
                .orElse(0L);
    }
}
