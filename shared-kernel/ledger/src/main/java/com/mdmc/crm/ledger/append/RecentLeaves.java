package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Leaf hashes of the commits this process recorded last, by position: whoever grows the tree over the ledger beside the
 * writers need not read back what they have just written.
 */
public final class RecentLeaves {

    /** More than are recorded between two looks. */
    private static final int KEPT = 1 << 16;

    private record Leaf(long position, byte[] hash) {}

    private final AtomicReferenceArray<Leaf> leaves = new AtomicReferenceArray<>(KEPT);

    /** Remembers a commit that is durable. */
    public void add(CommitDocument recorded) {
        leaves.set(slot(recorded.position()), new Leaf(recorded.position(), recorded.leafHash()));
    }

    /** The leaves after a position, in order, up to the first that is not known. */
    public List<byte[]> after(long position, int limit) {
        List<byte[]> found = new ArrayList<>();
        Leaf next = at(position + 1);
        while (next != null && found.size() < limit) {
            found.add(next.hash);
            next = at(next.position + 1);
        }
        return found;
    }

    private Leaf at(long position) {
        Leaf leaf = leaves.get(slot(position));
        return leaf != null && leaf.position == position ? leaf : null;
    }

    private static int slot(long position) {
        return (int) (position % KEPT);
    }
}
