package com.mdmc.crm.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Thread-local SHA-256, because looking a digest up takes longer than hashing a commit of a few hundred bytes. */
public final class Sha256 {

    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Sha256::digest);

    private Sha256() {}

    /** This thread's digest, reset. The caller takes the hash before it calls other code that uses it. */
    public static MessageDigest ofThread() {
        return DIGESTS.get();
    }

    /** A digest of its own, for who calls other code before taking the hash. */
    public static MessageDigest fresh() {
        return digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
