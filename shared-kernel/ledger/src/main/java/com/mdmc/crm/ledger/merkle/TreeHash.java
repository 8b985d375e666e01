package com.mdmc.crm.ledger.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Hashes of a Merkle tree as in RFC 9162, section 2.1.1. */
public final class TreeHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /** The root of a tree without leaves. */
    public static byte[] ofNothing() {
        return Sha256.ofThread().digest();
    }

    /** The hash of a leaf whose entry is {@code bytes[from, to)}. */
    public static byte[] leaf(byte[] bytes, int from, int to) {
        MessageDigest digest = Sha256.ofThread();
        digest.update(LEAF);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    /** The hash of a node from those of its children. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.ofThread();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * Whether all are as long as a hash. Of other lengths, two of them together could be cut apart in another way, and one
     * root would stand for two trees.
     */
    static boolean areHashes(List<byte[]> path) {
        return path.stream().allMatch(hash -> hash.length == LENGTH);
    }

    /** The first four bytes of the hash of a text and some bytes: how signed notes tell keys apart. */
    static byte[] keyId(String text, byte[] bytes) {
        MessageDigest digest = Sha256.ofThread();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(bytes), 4);
    }
}
