package com.mdmc.crm.benchmarks.store;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** How many single inserts a second are acknowledged to some writers at once. */
final class DurableInserts {

    private final MongoCollection<Document> collection;
    private final Duration time;

    DurableInserts(MongoCollection<Document> collection, Duration time) {
        this.collection = collection;
        this.time = time;
    }

    double perSecond(int writers) throws Exception {
        AtomicInteger next = new AtomicInteger((int) collection.estimatedDocumentCount());
        run(writers, next, Duration.ofSeconds(2));
        int before = next.get();
        long begun = System.nanoTime();
        run(writers, next, time);
        return (next.get() - before) / ((System.nanoTime() - begun) / 1e9);
    }

    private void run(int writers, AtomicInteger next, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService executor = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(executor.submit(() -> insertUntil(end, next)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            executor.shutdown();
        }
    }

    private void insertUntil(long end, AtomicInteger next) {
        while (System.nanoTime() < end) {
            collection.insertOne(StoreSample.document(next.getAndIncrement()));
        }
    }
}
