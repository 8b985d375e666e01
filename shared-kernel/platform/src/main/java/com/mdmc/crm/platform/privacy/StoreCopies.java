package com.mdmc.crm.platform.privacy;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Copies of the store that the program makes for a while, such as that of a rehearsed restore. They may hold keys that
 * are destroyed meanwhile, so that nothing counts as out of the files before they are gone.
 */
public final class StoreCopies {
    private final AtomicInteger there = new AtomicInteger();

    /** Runs what makes a copy and deletes it. */
    public <T> T during(Callable<T> work) throws Exception {
        there.incrementAndGet();
        try {
            return work.call();
        } finally {
            there.decrementAndGet();
        }
    }

    /** Whether there is one at the moment. */
    public boolean isAny() {
        return there.get() > 0;
    }
}
