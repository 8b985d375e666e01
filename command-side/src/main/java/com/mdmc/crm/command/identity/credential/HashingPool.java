package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where passwords are hashed: on half of the processors at most and with a bounded queue, so that a storm of log-ins
 * leaves the rest of the machine, and the rest of the request threads, to everybody else.
 */
public class HashingPool implements AutoCloseable {
    private static final int RETRY_AFTER_SECONDS = 5;
    private final ThreadPoolExecutor threads;

    public HashingPool(int size, int waiting) {
        this.threads =
                new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), work -> {
                    Thread thread = new Thread(work, "password-hashing");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Half of the processors, at least one. */
    public static int defaultSize() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** Does the work there and waits; rejects it if too much is waiting already. */
    public <T> T run(Supplier<T> work) {
        return outcome(submit(work));
    }

    /** Waits for what was submitted, and fails as it failed. */
    public static <T> T outcome(CompletableFuture<T> submitted) {
        try {
            return submitted.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Does the work there without keeping the caller's thread. */
    public <T> CompletableFuture<T> submit(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException full) {
            throw new Rejection(
                    Kind.UNAVAILABLE, "too-many-log-ins", Map.of("retryAfter", RETRY_AFTER_SECONDS), List.of());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
