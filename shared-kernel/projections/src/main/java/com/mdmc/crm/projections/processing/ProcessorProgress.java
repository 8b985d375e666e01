package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.fold.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Progress of the projections this process keeps, known at once, and of those another process keeps, read from the
 * token it stored.
 */
public final class ProcessorProgress implements Progress {
    private static final long POLL_MILLIS = 5;

    private static final long TRUSTED_NANOS = 1_000_000_000L;

    private record Reached(long position, long nanoTime) {}

    private final Map<String, Reached> reached = new ConcurrentHashMap<>();
    private final ToLongFunction<String> stored;
    private final UnaryOperator<String> processors;

    /**
     * @param stored the position of a processor's stored token, −1 without one
     * @param processors the processor that keeps a projection
     */
    public ProcessorProgress(ToLongFunction<String> stored, UnaryOperator<String> processors) {
        this.stored = stored;
        this.processors = processors;
    }

    void reached(String processor, long position) {
        reached.put(processor, new Reached(position, System.nanoTime()));
        synchronized (this) {
            notifyAll();
        }
    }

    @Override
    public long positionOf(String projection) {
        String processor = processors.apply(projection);
        Reached here = reached.get(processor);
        // A projection that moved here a moment ago is kept here; otherwise another process may have taken it over.
        if (here != null && System.nanoTime() - here.nanoTime() < TRUSTED_NANOS) {
            return here.position();
        }
        return Math.max(here == null ? -1 : here.position(), stored.applyAsLong(processor));
    }

    @Override
    public boolean await(Collection<String> projections, long position, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!allReached(projections, position)) {
            if (System.nanoTime() >= deadline || !pause()) {
                return false;
            }
        }
        return true;
    }

    private boolean allReached(Collection<String> projections, long position) {
        return projections.stream().allMatch(name -> positionOf(name) >= position);
    }

    private synchronized boolean pause() {
        try {
            wait(POLL_MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
