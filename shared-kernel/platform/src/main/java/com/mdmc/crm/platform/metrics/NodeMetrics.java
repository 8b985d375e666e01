package com.mdmc.crm.platform.metrics;

import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.platform.operations.NodeIdentity;
import com.mdmc.crm.platform.operations.NodeReports;
import com.mdmc.crm.platform.operations.ProcessorStates;
import com.mdmc.crm.platform.operations.ProcessorStates.Processor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Meters of the projections this node has and of its clock. The store is asked when somebody scrapes, and at most every
 * five seconds.
 */
final class NodeMetrics implements ApplicationListener<ApplicationStartedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeMetrics.class);
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final MeterRegistry registry;
    private final ProcessorStates states;
    private final NodeReports nodes;
    private final NodeIdentity self;
    private final LedgerProcessors kept;
    private Snapshot last = new Snapshot(Map.of(), List.of());
    private long lookedAt;

    private record Snapshot(Map<String, Processor> processors, List<NodeReports.Node> nodes) {}

    NodeMetrics(
            MeterRegistry registry,
            ProcessorStates states,
            NodeReports nodes,
            NodeIdentity self,
            LedgerProcessors kept) {
        this.registry = registry;
        this.states = states;
        this.nodes = nodes;
        this.self = self;
        this.kept = kept;
        this.lookedAt = System.nanoTime() - FRESH_NANOS;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        kept.groups().forEach(name -> {
            gauge("crm.projection.lag.commits", "commits it has not handled", name, Processor::lagCommits);
            gauge("crm.projection.lag", "age of the first commit it has not handled", name, Processor::lagSeconds);
            gauge("crm.projection.dead.letters", "events it could not handle", name, Processor::deadLetters);
            gauge(
                    "crm.projection.paused",
                    "1 while an operator has stopped it",
                    name,
                    each -> each.state() == ProcessorStates.State.PAUSED ? 1 : 0);
        });
        node("crm.nodes", "nodes that share the store and are there", all ->
                (double) all.stream().filter(NodeReports.Node::isAlive).count());
        node(
                "crm.node.clock.skew",
                "clock of this node minus the store's, in seconds",
                all -> all.stream()
                        .filter(each -> each.id().equals(self.id()))
                        .findFirst()
                        .map(each -> each.clockSkewMillis() / 1_000.0)
                        .orElse(Double.NaN));
    }

    private void gauge(String name, String description, String projection, ToDoubleFunction<Processor> value) {
        Gauge.builder(name, () -> {
                    Processor now = snapshot().processors().get(projection);
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .description(description)
                .baseUnit(name.equals("crm.projection.lag") ? "seconds" : null)
                .tag("projection", projection)
                .register(registry);
    }

    private void node(String name, String description, Function<List<NodeReports.Node>, Double> value) {
        Gauge.builder(name, () -> value.apply(snapshot().nodes()))
                .description(description)
                .baseUnit(name.equals("crm.node.clock.skew") ? "seconds" : null)
                .register(registry);
    }

    private synchronized Snapshot snapshot() {
        if (System.nanoTime() - lookedAt >= FRESH_NANOS) {
            lookedAt = System.nanoTime();
            try {
                last = new Snapshot(
                        states.all().stream().collect(Collectors.toMap(Processor::name, Function.identity())),
                        nodes.all());
            } catch (RuntimeException unreachable) {
                LOG.debug("The store cannot be asked for its figures", unreachable);
                last = new Snapshot(Map.of(), List.of());
            }
        }
        return last;
    }
}
