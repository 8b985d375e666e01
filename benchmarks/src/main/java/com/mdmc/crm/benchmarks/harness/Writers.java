package com.mdmc.crm.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/** Some threads that repeat an operation as fast as it is answered. */
public final class Writers {

    private Writers() {}

    /**
     * Operations a second of so many threads together; the operation answers how many it was.
     *
     * @param warmUpMillis not counted
     */
    public static double rate(int threads, long warmUpMillis, long millis, IntUnaryOperator operation) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        LongAdder done = new LongAdder();
        long start = System.nanoTime() + warmUpMillis * 1_000_000;
        long end = start + millis * 1_000_000;
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int writer = i;
            running.add(pool.submit(() -> {
                for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                    int operations = operation.applyAsInt(writer);
                    if (now >= start) {
                        done.add(operations);
                    }
                }
            }));
        }
        running.forEach(Writers::join);
        pool.shutdown();
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }

    /** Lets so many threads repeat an operation for as long as there is something left to do. */
    public static void until(int threads, BooleanSupplier left, IntConsumer operation) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int writer = i;
            running.add(pool.submit(() -> {
                while (left.getAsBoolean()) {
                    operation.accept(writer);
                }
            }));
        }
        running.forEach(Writers::join);
        pool.shutdown();
    }

    /** Lets so many threads do something once each. */
    public static void each(int threads, IntConsumer operation) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int writer = i;
            running.add(pool.submit(() -> operation.accept(writer)));
        }
        running.forEach(Writers::join);
        pool.shutdown();
    }

    private static void join(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
