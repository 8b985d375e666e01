package com.mdmc.crm.platform.edge;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Bulkhead: so many request threads at most are lent to one kind of work, in all and to one caller, so that the others
 * are free.
 */
public final class Bulkhead {
    private final Semaphore all;
    private final int mostOfOne;
    private final ConcurrentMap<String, Integer> byCaller = new ConcurrentHashMap<>();

    /** A thread that may be kept, until it is closed. */
    public interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * @param most in all
     * @param mostOfOne of one caller
     */
    public Bulkhead(int most, int mostOfOne) {
        this.all = new Semaphore(most);
        this.mostOfOne = mostOfOne;
    }

    /** A permit, if one is left for the caller; never waits. */
    public Optional<Permit> acquire(String caller) {
        int held = byCaller.merge(caller, 1, Integer::sum);
        if (held <= mostOfOne && all.tryAcquire()) {
            return Optional.of(() -> {
                all.release();
                release(caller);
            });
        }
        release(caller);
        return Optional.empty();
    }

    private void release(String caller) {
        byCaller.computeIfPresent(caller, (key, held) -> held == 1 ? null : held - 1);
    }
}
