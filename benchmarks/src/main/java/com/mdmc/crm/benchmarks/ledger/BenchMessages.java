package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.ledger.BenchEvent.KpiTotal;
import com.mdmc.crm.benchmarks.ledger.BenchEvent.KpisReported;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Messages as a command publishes them: payload and the metadata that the audit needs. */
final class BenchMessages {

    static final String TYPE = "Kpis";

    /** Steady traffic: one event every other millisecond, which decides how much the stock token has to remember. */
    private static final long MILLIS_APART = 2;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicLong COUNT = new AtomicLong();

    private BenchMessages() {}

    static DomainEventMessage<?> event(String aggregateId, long sequence) {
        long number = COUNT.incrementAndGet();
        Instant at = START.plusMillis(MILLIS_APART * number);
        KpisReported payload = new KpisReported(
                aggregateId,
                "google-ads",
                at,
                number,
                number / 100,
                new BigDecimal("12.50"),
                List.of("brand", "spring", "video"));
        return new GenericDomainEventMessage<>(TYPE, aggregateId, sequence, payload, metadata(number), id(), at);
    }

    /** Drawn without the lock of a secure source, which all arms would wait for alike and none has anything to do with. */
    private static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static DomainEventMessage<?> snapshot(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>(
                TYPE, aggregateId, sequence, new KpiTotal(aggregateId, sequence, 7, new BigDecimal("12.50")));
    }

    private static Map<String, Object> metadata(long number) {
        return Map.of(
                "actor", "user-" + number % 20,
                "role", "campaign-manager",
                "session", "0f8fad5b-d9cb-469f-a165-70867728950e",
                "correlationId", "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                "commandId", id(),
                "request", "PUT /api/campaigns/c1/kpis/google-ads/2026-01-01");
    }
}
