package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.ledger.axon.LedgerEventStore;
import com.mdmc.crm.ledger.axon.message.AliasedJacksonSerializer;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;

/** Milliseconds from the acknowledgement of a commit to the moment its view is written, at a steady load. */
final class VisibilityWorkload {

    private static final int RATE = 500;
    private static final int WRITERS = 16;
    private static final double PROMISED_P99 = 25;

    private final Scale scale;
    private final Report report;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> visible = new ConcurrentHashMap<>();
    private final Histogram appends = new ConcurrentHistogram(3);

    VisibilityWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    void run() {
        try (BenchStore store = scale.newStore()) {
            MongoDatabase database = store.database("ledger");
            LedgerArm arm = new LedgerArm(database);
            LedgerEventStore events =
                    LedgerEventStore.builder().engine(arm.engine()).build();
            ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
            PooledStreamingEventProcessor processor = processor(database, events, threads);
            processor.start();
            load(events, Duration.ofSeconds(2));
            awaitAll();
            acknowledged.clear();
            visible.clear();
            appends.reset();
            load(events, Duration.ofSeconds(scale.visibilitySeconds()));
            awaitAll();
            processor.shutDown();
            events.shutDown();
            threads.shutdownNow();
            show();
        }
    }

    private PooledStreamingEventProcessor processor(
            MongoDatabase database, LedgerEventStore events, ScheduledExecutorService threads) {
        BenchView view = new BenchView(database, id -> visible.put(id, System.nanoTime()));
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("view")
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(view).build())
                .messageSource(events)
                .tokenStore(MongoTokenStore.builder()
                        .mongoTemplate(DefaultMongoTemplate.builder()
                                .mongoDatabase(database)
                                .build())
                        .serializer(AliasedJacksonSerializer.of(EventTypes.of(), Upcasters.none()))
                        .build())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .batchSize(200)
                .build();
        processor.registerHandlerInterceptor(view);
        return processor;
    }

    private void load(LedgerEventStore events, Duration duration) {
        Streams streams = new Streams();
        ScheduledExecutorService writers = Executors.newScheduledThreadPool(WRITERS);
        long start = System.nanoTime();
        long count = duration.toSeconds() * RATE;
        for (int i = 0; i < count; i++) {
            int writer = i % WRITERS;
            LockSupport.parkNanos(start + i * 1_000_000_000L / RATE - System.nanoTime());
            writers.execute(() -> publish(events, writer, streams));
        }
        writers.shutdown();
        while (!writers.isTerminated()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void publish(LedgerEventStore events, int writer, Streams streams) {
        synchronized (streams.lockOf(writer)) {
            DomainEventMessage<?> event = streams.next(writer, 1).get(0);
            long begun = System.nanoTime();
            events.publish(event);
            long now = System.nanoTime();
            appends.recordValue((now - begun) / 1_000);
            acknowledged.put(event.getIdentifier(), now);
        }
    }

    private void awaitAll() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!visible.keySet().containsAll(acknowledged.keySet())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("What was acknowledged has not become visible for 20 s");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private void show() {
        Histogram delays = new Histogram(3);
        acknowledged.forEach((id, at) -> delays.recordValue(Math.max(0, visible.get(id) - at) / 1_000));
        report.title("At %d commands/s in one JVM: milliseconds".formatted(RATE));
        report.columns("", "p50", "p95", "p99", "max");
        row("append, acknowledged", appends);
        row("acknowledged → visible in the view", delays);
        double p99 = delays.getValueAtPercentile(99) / 1e3;
        report.note("");
        report.promise("acknowledged → visible, p99", p99, " ms", p99 <= PROMISED_P99);
    }

    private void row(String name, Histogram micros) {
        report.row(List.of(
                name,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3));
    }
}
