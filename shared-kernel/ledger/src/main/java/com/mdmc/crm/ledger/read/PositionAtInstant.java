package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.append.CommitLog;
import java.time.Instant;

/** Finds how far the ledger went at an instant, halving what is left; see {@link Ledger#positionAt}. */
public final class PositionAtInstant {

    private PositionAtInstant() {}

    public static long in(CommitLog commits, Instant instant) {
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
