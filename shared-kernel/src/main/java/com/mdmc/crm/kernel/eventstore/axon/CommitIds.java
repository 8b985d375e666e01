package com.mdmc.crm.kernel.eventstore.axon;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Ids no two commits share: what tells this engine from any other, drawn once, and a count. */
final class CommitIds implements Supplier<String> {

    private final String engine = UUID.randomUUID() + "-";
    private final AtomicLong count = new AtomicLong();

    @Override
    public String get() {
        return engine + count.incrementAndGet();
    }
}
