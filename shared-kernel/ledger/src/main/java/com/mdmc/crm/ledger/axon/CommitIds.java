package com.mdmc.crm.ledger.axon;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.axonframework.common.IdentifierFactory;

/** Ids no two commits share: what tells this engine from any other, drawn once, and a count. */
final class CommitIds implements Supplier<String> {

    private final String engine = IdentifierFactory.getInstance().generateIdentifier() + "-";
    private final AtomicLong count = new AtomicLong();

    @Override
    public String get() {
        return engine + count.incrementAndGet();
    }
}
