package com.mdmc.crm.ledger.merkle;

import java.util.Arrays;

/**
 * Right edge of a growing tree: the hashes of its complete subtrees, one for each bit of the size. It holds at most 64
 * hashes and is all that growth needs. Not safe for concurrent use.
 */
public final class Frontier {

    private final byte[][] peaks = new byte[Long.SIZE][];
    private long size;

    /** Told of each subtree that becomes complete, the leaf itself first. */
    public interface Completed {
        void node(int level, long index, byte[] hash);
    }

    /** The edge of a tree of a size, its subtrees taken from where they are stored. */
    public static Frontier of(long size, TreeNodes nodes) {
        Frontier frontier = new Frontier();
        frontier.size = size;
        for (int level = 0; level < Long.SIZE - 1; level++) {
            if ((size >> level & 1) == 1) {
                frontier.peaks[level] = nodes.at(level, (size >> level) - 1);
            }
        }
        return frontier;
    }

    /** The edge as {@link #toBytes} wrote it. */
    public static Frontier ofBytes(long size, byte[] bytes) {
        if (bytes.length != Long.bitCount(size) * TreeHash.LENGTH) {
            throw new IllegalArgumentException(
                    "%d bytes are not the edge of a tree of %d".formatted(bytes.length, size));
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        int at = 0;
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >> level & 1) == 1) {
                frontier.peaks[level] = Arrays.copyOfRange(bytes, at, at + TreeHash.LENGTH);
                at += TreeHash.LENGTH;
            }
        }
        return frontier;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    public void append(byte[] leafHash) {
        append(leafHash, (level, index, hash) -> {});
    }

    /** Adds a leaf; says which subtrees that completed. */
    public void append(byte[] leafHash, Completed completed) {
        byte[] hash = leafHash;
        int level = 0;
        completed.node(0, size, hash);
        while ((size >> level & 1) == 1) {
            hash = TreeHash.node(peaks[level], hash);
            level++;
            completed.node(level, size >> level, hash);
        }
        peaks[level] = hash;
        size++;
    }

    /** The root of the tree as it is. */
    public byte[] root() {
        byte[] root = null;
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >> level & 1) == 1) {
                root = root == null ? peaks[level] : TreeHash.node(peaks[level], root);
            }
        }
        return root == null ? TreeHash.ofNothing() : root;
    }

    /** The hashes from the lowest level up, one after the other. */
    public byte[] toBytes() {
        byte[] bytes = new byte[Long.bitCount(size) * TreeHash.LENGTH];
        int at = 0;
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >> level & 1) == 1) {
                System.arraycopy(peaks[level], 0, bytes, at, TreeHash.LENGTH);
                at += TreeHash.LENGTH;
            }
        }
        return bytes;
    }
}
