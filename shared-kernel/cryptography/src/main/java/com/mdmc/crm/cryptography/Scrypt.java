package com.mdmc.crm.cryptography;

import org.bouncycastle.crypto.generators.SCrypt;

/** The password-based key derivation function scrypt (RFC 7914), with blocks of 1 KiB and without parallel parts. */
public final class Scrypt {
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLEL = 1;

    private Scrypt() {}

    /**
     * Derives a key.
     *
     * @param workFactor how often time and memory are doubled: 2^n KiB, for as long as that takes to fill and read
     */
    public static byte[] derive(byte[] password, byte[] salt, int workFactor, int bytes) {
        return SCrypt.generate(password, salt, 1 << workFactor, BLOCK_SIZE, PARALLEL, bytes);
    }
}
