package com.mdmc.crm.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a tree at any earlier size, from the hashes of its complete subtrees (RFC 9162, sections 2.1.1,
 * 2.1.3 and 2.1.4). Every operation takes a logarithmic number of hashes.
 */
public final class MerkleTree {

    private final TreeNodes nodes;

    public MerkleTree(TreeNodes nodes) {
        this.nodes = nodes;
    }

    /** The root of the tree of the first leaves. */
    public byte[] root(long size) {
        return size == 0 ? TreeHash.ofNothing() : hash(0, size);
    }

    /** The inclusion proof of a leaf in the tree of a size. */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("There is no leaf %d in a tree of %d".formatted(index, size));
        }
        List<byte[]> path = new ArrayList<>();
        addPath(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** The consistency proof of the trees of two sizes. */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree of %d is not the beginning of one of %d".formatted(from, to));
        }
        List<byte[]> path = new ArrayList<>();
        if (from > 0) {
            addSubproof(from, 0, to, true, path);
        }
        return new ConsistencyProof(from, to, path);
    }

    /** The hash over the leaves {@code [from, to)}, as the tree's halving has them. */
    private byte[] hash(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >> level);
        }
        long middle = from + leftSize(size);
        return TreeHash.node(hash(from, middle), hash(middle, to));
    }

    private void addPath(long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + leftSize(to - from);
        if (leaf < middle) {
            addPath(leaf, from, middle, path);
            path.add(hash(middle, to));
        } else {
            addPath(leaf, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** @param known whether the root of the earlier tree is also that of these leaves, and needs no mention */
    private void addSubproof(long earlier, long from, long to, boolean known, List<byte[]> path) {
        if (earlier == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + leftSize(to - from);
        if (earlier <= middle) {
            addSubproof(earlier, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            addSubproof(earlier, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** The largest power of two that is smaller than a size. */
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }
}
