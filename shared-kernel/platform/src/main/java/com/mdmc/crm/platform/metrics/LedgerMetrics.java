package com.mdmc.crm.platform.metrics;

import com.mdmc.crm.ledger.append.AppendListener;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.ledger.serialization.EventTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Meters of what this node appends: duration and size of batches, and events by type. Log-ins, locks, rejected commands,
 * failed backups and views that differ are events, and counted here.
 */
record LedgerMetrics(MeterRegistry registry, Timer duration, DistributionSummary size, Map<String, Counter> events)
        implements AppendListener {

    /** Meters in a registry, of all types of events from nought on: Prometheus sees no increase in a series that begins with one. */
    static LedgerMetrics in(MeterRegistry registry, EventTypes types) {
        Timer duration = Timer.builder("crm.ledger.append.duration")
                .description("of a batch of commits, until it is durable")
                .serviceLevelObjectives(Buckets.DURATIONS)
                .register(registry);
        DistributionSummary size = DistributionSummary.builder("crm.ledger.append.batch.size")
                .description("commits that were written together")
                .register(registry);
        LedgerMetrics metrics = new LedgerMetrics(registry, duration, size, new ConcurrentHashMap<>());
        types.all().stream().map(EventType::alias).forEach(alias -> metrics.events.put(alias, metrics.counter(alias)));
        return metrics;
    }

    @Override
    public void written(int commits, long nanos) {
        duration.record(nanos, TimeUnit.NANOSECONDS);
        size.record(commits);
    }

    @Override
    public void appended(NewCommit commit) {
        commit.events()
                .forEach(event ->
                        events.computeIfAbsent(event.alias(), this::counter).increment());
    }

    private Counter counter(String type) {
        return Counter.builder("crm.ledger.events")
                .description("events this node appended")
                .tag("type", type)
                .register(registry);
    }
}
