package com.mdmc.crm.projections.processing;

import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.projections.fold.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;

/**
 * Progress of the projections this process keeps, known at once, and of those another process keeps, read from the
 * token it stored.
 */
public final class ProcessorProgress implements Progress {
    private static final long POLL_MILLIS = 5;

    private final Map<String, Long> reached = new ConcurrentHashMap<>();
    private final ToLongBiFunction<String, String> stored;
    private final Map<String, String> processors;
    private final Predicate<String> isKeptHere;
    private final Map<String, Long> standing;
    private final Runnable wake;

    /**
     * @param stored the position that is stored of a processor and a projection it keeps, −1 without one
     * @param processors by the projections they keep
     * @param isKeptHere whether this process runs a processor now
     * @param standing of projections that were paused here, the sequence of the last event they took in
     * @param wake has the ledger looked at now, for somebody waits for what another process may have appended
     */
    public ProcessorProgress(
            ToLongBiFunction<String, String> stored,
            Map<String, String> processors,
            Predicate<String> isKeptHere,
            Map<String, Long> standing,
            Runnable wake) {
        this.stored = stored;
        this.processors = Map.copyOf(processors);
        this.isKeptHere = isKeptHere;
        this.standing = standing;
        this.wake = wake;
    }

    void reached(String processor, long position) {
        reached.put(processor, position);
        synchronized (this) {
            notifyAll();
        }
    }

    @Override
    public long positionOf(String projection) {
        String processor = processors.getOrDefault(projection, projection);
        long here = reachedHere(processor, projection);
        return here >= 0 && isKeptHere.test(processor)
                ? here
                : Math.max(here, stored.applyAsLong(processor, projection));
    }

    private long reachedHere(String processor, String projection) {
        long moved = reached.getOrDefault(processor, -1L);
        Long stands = standing.get(projection);
        return stands == null ? moved : Math.min(moved, LedgerToken.positionOf(stands));
    }

    @Override
    public boolean await(Collection<String> projections, long position, Duration longest) {
        if (allReached(projections, position)) {
            return true;
        }
        wake.run();
        long deadline = System.nanoTime() + longest.toNanos();
        while (!allReached(projections, position)) {
            if (System.nanoTime() >= deadline || !pause()) {
                return false;
            }
        }
        return true;
    }

    private boolean allReached(Collection<String> projections, long position) {
        return projections.stream()
                .allMatch(name -> reachedHere(processors.getOrDefault(name, name), name) >= position
                        || positionOf(name) >= position);
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
