package com.mdmc.crm.ledger.axon.tail;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Ring buffer of the latest commits, shared by all processors of the process. One thread adds, all may read. */
final class RecentCommits {

    private final AtomicReferenceArray<TrackedCommit> slots;

    RecentCommits(int capacity) {
        this.slots = new AtomicReferenceArray<>(capacity);
    }

    void add(TrackedCommit commit) {
        slots.set(slotOf(commit.position()), commit);
    }

    /** The commit at a position, null if it is not in the buffer yet or any more. */
    TrackedCommit at(long position) {
        TrackedCommit commit = slots.get(slotOf(position));
        return commit != null && commit.position() == position ? commit : null;
    }

    private int slotOf(long position) {
        return (int) (position % slots.length());
    }
}
