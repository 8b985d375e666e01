package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.merkle.Sha256;
import java.security.MessageDigest;

/** The hash of a Merkle tree's leaf as RFC 9162 has it: SHA-256 over a zero byte and the entry. */
public final class LeafHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private LeafHash() {}

    /** Hashes {@code bytes[from, to)}. */
    public static byte[] of(byte[] bytes, int from, int to) {
        MessageDigest digest = Sha256.ofThread();
        digest.update((byte) 0);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }
}
