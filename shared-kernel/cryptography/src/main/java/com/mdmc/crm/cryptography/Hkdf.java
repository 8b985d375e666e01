package com.mdmc.crm.cryptography;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The key derivation function HKDF-SHA-256 (RFC 5869), without salt. */
public final class Hkdf {

    private Hkdf() {}

    /**
     * Derives a key.
     *
     * @param info what the key is for; keys of different purposes tell nothing of each other
     */
    public static byte[] derive(byte[] secret, String info, int bytes) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(secret, null, info.getBytes(StandardCharsets.UTF_8)));
        byte[] key = new byte[bytes];
        hkdf.generateBytes(key, 0, bytes);
        return key;
    }
}
