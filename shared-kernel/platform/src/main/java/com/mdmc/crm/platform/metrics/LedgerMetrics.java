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
final class LedgerMetrics implements AppendListener {
    private final MeterRegistry registry;
    private final Timer duration;
    private final DistributionSummary size;
    private final Map<String, Counter> events = new ConcurrentHashMap<>();

    LedgerMetrics(MeterRegistry registry, EventTypes types) {
        this.registry = registry;
        this.duration = Timer.builder("crm.ledger.append.duration")
                .description("of a batch of commits, until it is durable")
                .serviceLevelObjectives(Buckets.DURATIONS)
                .register(registry);
        this.size = DistributionSummary.builder("crm.ledger.append.batch.size")
                .description("commits that were written together")
                .register(registry);
        // From nought on: Prometheus sees no increase in a series that begins with one.
        types.all().stream().map(EventType::alias).forEach(alias -> events.put(alias, counter(alias)));
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
