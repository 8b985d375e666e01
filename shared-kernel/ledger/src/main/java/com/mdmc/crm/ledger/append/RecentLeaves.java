package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Ring buffer of the leaf hashes of the latest commits of this process, by position, so that the Merkle tree grows
 * without reading them back.
 */
public final class RecentLeaves {

    /** More than are appended between two extensions of the tree. */
    private static final int KEPT = 1 << 16;

    private record Leaf(long position, byte[] hash) {}

    private final AtomicReferenceArray<Leaf> leaves = new AtomicReferenceArray<>(KEPT);

    /** Adds a durable commit. */
    public void add(CommitDocument appended) {
        leaves.set(slot(appended.position()), new Leaf(appended.position(), appended.leafHash()));
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
