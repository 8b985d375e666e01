package com.mdmc.crm.benchmarks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.DomainEventMessage;

/** The aggregates that writers continue: each its own, a new one after some commits. */
final class Streams {

    private static final int EVENTS_EACH = 30;

    private final ConcurrentMap<Integer, Object> locks = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Stream> current = new ConcurrentHashMap<>();

    /** The next events of a writer's aggregate. */
    List<DomainEventMessage<?>> next(int writer, int events) {
        Stream stream = current.compute(writer, (w, s) -> s == null || s.next >= EVENTS_EACH ? new Stream() : s);
        List<DomainEventMessage<?>> messages = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            messages.add(BenchMessages.event(stream.id, stream.next++));
        }
        return messages;
    }

    /** Guards the aggregate of a writer that is shared by threads. */
    Object lockOf(int writer) {
        return locks.computeIfAbsent(writer, w -> new Object());
    }

    private static final class Stream {

        private final String id = UUID.randomUUID().toString();
        private long next;
    }
}
