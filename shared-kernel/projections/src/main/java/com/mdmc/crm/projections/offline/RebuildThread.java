package com.mdmc.crm.projections.offline;

import com.mdmc.crm.projections.fold.EventEnvelope;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets one projection be rebuilt at its own pace, a few batches behind the reader at most. */
final class RebuildThread {
    private static final int WAITING = 4;
    private static final List<EventEnvelope<?>> END = List.of();

    private final String name;
    private final Rebuild rebuild;
    private final BlockingQueue<List<EventEnvelope<?>>> batches = new ArrayBlockingQueue<>(WAITING);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread;

    RebuildThread(String name, Rebuild rebuild) {
        this.name = name;
        this.rebuild = rebuild;
        this.thread = new Thread(this::run, "rebuild-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a batch, as soon as there is room for it; fails if the rebuild has. */
    void add(List<EventEnvelope<?>> commits) {
        if (!commits.isEmpty()) {
            put(commits);
        }
    }

    /** Says that there are no more batches. */
    void end() {
        put(END);
    }

    /** Waits a moment for all to be written, and says whether it is; fails if the rebuild has. */
    boolean isWritten() {
        try {
            done.get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rebuilding", stopped);
        }
    }

    void stop() {
        thread.interrupt();
    }

    private void put(List<EventEnvelope<?>> batch) {
        try {
            while (!batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
                if (done.isDone()) {
                    isWritten();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rebuilding", stopped);
        }
    }

    private IllegalStateException failure(Throwable cause) {
        return new IllegalStateException("cannot rebuild " + name + ": " + cause.getMessage(), cause);
    }

    private void run() {
        try {
            for (List<EventEnvelope<?>> batch = batches.take(); batch != END; batch = batches.take()) {
                rebuild.add(batch);
            }
            rebuild.finish();
            done.complete(null);
        } catch (InterruptedException | RuntimeException failed) {
            done.completeExceptionally(failed);
        }
    }
}
