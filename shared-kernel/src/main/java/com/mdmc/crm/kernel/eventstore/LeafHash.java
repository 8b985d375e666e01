package com.mdmc.crm.kernel.eventstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of a Merkle tree's leaf as RFC 9162 has it: SHA-256 over a zero byte and the entry. */
public final class LeafHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    // Finding one takes longer than hashing a commit of a few hundred bytes.
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(LeafHash::digest);

    private LeafHash() {}

    /** Hashes {@code bytes[from, to)}. */
    public static byte[] of(byte[] bytes, int from, int to) {
        MessageDigest digest = DIGESTS.get();
        digest.update((byte) 0);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
