package com.mdmc.crm.platform.edge;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Bulkhead for bodies that arrive slowly: so many request threads at most wait for them, in all and for one address, so
 * that the others are free.
 */
final class BodyPermits {
    private final Semaphore all;
    private final int mostOfAddress;
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    /** A thread that may wait for a body, until it is closed. */
    interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    BodyPermits(int most, int mostOfAddress) {
        this.all = new Semaphore(most);
        this.mostOfAddress = mostOfAddress;
    }

    /** A permit, if one is left for the address; never waits. */
    Optional<Permit> acquire(String address) {
        int held = byAddress.merge(address, 1, Integer::sum);
        if (held <= mostOfAddress && all.tryAcquire()) {
            return Optional.of(() -> {
                all.release();
                release(address);
            });
        }
        release(address);
        return Optional.empty();
    }

    private void release(String address) {
        byAddress.computeIfPresent(address, (key, held) -> held == 1 ? null : held - 1);
    }
}
