package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.TreeHash;
import com.mdmc.crm.ledger.merkle.TreeNodes.MissingNodeException;
import java.util.Arrays;

/**
 * A tile of the tree: up to 256 neighbouring hashes, of leaves or of the subtrees over 256, 65,536, … leaves. The nodes
 * in between are computed from them.
 *
 * @param level 0 for leaves, 1 for subtrees of 256 leaves, and so on
 * @param index of the tile in its level, from 0
 * @param hashes one after the other
 */
record Tile(int level, long index, byte[] hashes) {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;
    private static final int INDEX_BITS = 48;

    static Tile empty(int level, long index) {
        return new Tile(level, index, new byte[0]);
    }

    /** Orders tiles by level, then by index. */
    static long id(int level, long index) {
        return (long) level << INDEX_BITS | index;
    }

    static Tile of(long id, byte[] hashes) {
        return new Tile((int) (id >> INDEX_BITS), id & (1L << INDEX_BITS) - 1, hashes);
    }

    long id() {
        return id(level, index);
    }

    int count() {
        return hashes.length / TreeHash.LENGTH;
    }

    boolean has(int entry) {
        return entry < count();
    }

    /** One of the hashes. */
    byte[] hash(int entry) {
        if (!has(entry)) {
            throw new MissingNodeException(level * HEIGHT, index * WIDTH + entry);
        }
        return Arrays.copyOfRange(hashes, entry * TreeHash.LENGTH, (entry + 1) * TreeHash.LENGTH);
    }

    /** The hash over {@code 2^height} of the hashes. */
    byte[] hash(int entry, int height) {
        if (height == 0) {
            return hash(entry);
        }
        int half = 1 << height - 1;
        return TreeHash.node(hash(entry, height - 1), hash(entry + half, height - 1));
    }
}
