package com.mdmc.crm.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 for many short texts: finding a digest takes longer than hashing a commit of a few hundred bytes. */
public final class Sha256 {

    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Sha256::digest);

    private Sha256() {}

    /** This thread's digest, with nothing in it: whoever asks for it takes the hash before anybody else does. */
    public static MessageDigest ofThread() {
        return DIGESTS.get();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
