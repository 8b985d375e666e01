package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.fold.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

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

    /** @param stored the position of a projection's stored token, −1 without one */
    public ProcessorProgress(ToLongFunction<String> stored) {
        this.stored = stored;
    }

    void reached(String projection, long position) {
        reached.put(projection, new Reached(position, System.nanoTime()));
        synchronized (this) {
            notifyAll();
        }
    }

    @Override
    public long positionOf(String projection) {
        Reached here = reached.get(projection);
        // A projection that moved here a moment ago is kept here; otherwise another process may have taken it over.
        if (here != null && System.nanoTime() - here.nanoTime() < TRUSTED_NANOS) {
            return here.position();
        }
        return Math.max(here == null ? -1 : here.position(), stored.applyAsLong(projection));
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
