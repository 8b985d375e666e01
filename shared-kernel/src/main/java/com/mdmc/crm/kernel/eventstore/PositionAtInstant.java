package com.mdmc.crm.kernel.eventstore;

import java.time.Instant;

/** Finds how far the ledger went at an instant, halving what is left; see {@link Ledger#positionAt}. */
final class PositionAtInstant {

    private PositionAtInstant() {}

    static long in(CommitLog commits, Instant instant) {
        long within = 0;
        long beyond = commits.head().position() + 1;
        while (beyond - within > 1) {
            long middle = (within + beyond) >>> 1;
            if (latestAt(commits, middle) <= instant.toEpochMilli()) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }

    private static long latestAt(CommitLog commits, long position) {
        return commits.after(position - 1, 1).get(0).latest();
    }
}
