package com.mdmc.crm.ledger.axon.tail;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The latest commits, shared by all processors of the process. One thread adds, any may look. */
final class RecentCommits {

    private final AtomicReferenceArray<TrackedCommit> slots;

    RecentCommits(int capacity) {
        this.slots = new AtomicReferenceArray<>(capacity);
    }

    void add(TrackedCommit commit) {
        slots.set(slotOf(commit.position()), commit);
    }

    /** The commit at a position, or null if it is not here, not yet or no more. */
    TrackedCommit at(long position) {
        TrackedCommit commit = slots.get(slotOf(position));
        return commit != null && commit.position() == position ? commit : null;
    }

    private int slotOf(long position) {
        return (int) (position % slots.length());
    }
}
