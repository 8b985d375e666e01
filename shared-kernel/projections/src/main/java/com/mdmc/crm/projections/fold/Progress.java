package com.mdmc.crm.projections.fold;

import java.time.Duration;
import java.util.Collection;

/** How far projections have come. */
public interface Progress {

    /** The ledger position up to which a projection shows everything; −1 before the first commit. */
    long positionOf(String projection);

    /**
     * Waits until all of these projections show everything up to a position.
     *
     * @return whether they do; {@code false} if the time ran out
     */
    boolean await(Collection<String> projections, long position, Duration longest);
}
