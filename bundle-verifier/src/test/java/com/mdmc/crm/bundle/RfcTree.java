package com.mdmc.crm.bundle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Merkle tree by the recursive definitions of RFC 9162, section 2.1; slow, and nothing in common with the verifier. */
final class RfcTree {
    private final List<byte[]> entries;

    RfcTree(List<byte[]> entries) {
        this.entries = entries;
    }

    byte[] root(int size) {
        return hash(0, size);
    }

    /** Section 2.1.3.1. */
    List<byte[]> inclusion(int index, int size) {
        return inclusion(index, 0, size);
    }

    /** Section 2.1.4.1. */
    List<byte[]> consistency(int from, int size) {
        return subproof(from, 0, size, true);
    }

    private byte[] hash(int from, int to) {
        if (to - from == 1) {
            return sha256(new byte[] {0}, entries.get(from), new byte[0]);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return sha256(new byte[] {1}, hash(from, middle), hash(middle, to));
    }

    private List<byte[]> inclusion(int index, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        boolean isLeft = index < middle;
        List<byte[]> path = isLeft ? inclusion(index, from, middle) : inclusion(index, middle, to);
        path.add(isLeft ? hash(middle, to) : hash(from, middle));
        return path;
    }

    private List<byte[]> subproof(int earlier, int from, int to, boolean isKnown) {
        if (earlier == to) {
            return new ArrayList<>(isKnown ? List.of() : List.of(hash(from, to)));
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        boolean isLeft = earlier <= middle;
        List<byte[]> path = isLeft ? subproof(earlier, from, middle, isKnown) : subproof(earlier, middle, to, false);
        path.add(isLeft ? hash(middle, to) : hash(from, middle));
        return path;
    }

    static byte[] sha256(byte[] prefix, byte[] one, byte[] other) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(prefix);
            digest.update(one);
            return digest.digest(other);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
