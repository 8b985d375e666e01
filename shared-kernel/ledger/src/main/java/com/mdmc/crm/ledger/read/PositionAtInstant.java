package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.append.CommitLog;
import java.time.Instant;

/**
 * Binary search for the last position of the ledger at an instant: the largest position such that it and every commit
 * before it were written at or before the instant, by the clocks of their writers. 0 before the first commit.
 *
 * <p>Clocks of writers may differ. By this definition the answer never includes a commit stamped later, never shrinks as
 * the instant grows, and a clock that runs ahead delays what follows it.
 */
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
