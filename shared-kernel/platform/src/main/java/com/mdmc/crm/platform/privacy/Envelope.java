package com.mdmc.crm.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encryption of bytes that belong to no subject, such as secrets and stored answers, under a key of one purpose. */
public final class Envelope {
    private final byte[] key;

    public Envelope(MasterKey master, String purpose) {
        this.key = master.derive(purpose);
    }

    /** @param context authenticated data: what was encrypted for one record cannot be decrypted as another's */
    public byte[] encrypt(byte[] clear, String context) {
        return AesGcm.encrypt(key, clear, context.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails if the bytes were altered or the context differs. */
    public byte[] decrypt(byte[] encrypted, String context) {
        try {
            return AesGcm.decrypt(key, encrypted, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("encrypted bytes of " + context + " are damaged", forged);
        }
    }
}
