package com.mdmc.crm.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals bytes that belong to no person under a key of one purpose, such as secrets and stored answers. */
public final class Envelope {
    private final byte[] key;

    public Envelope(MasterKey master, String purpose) {
        this.key = master.derive(purpose);
    }

    /** @param context authenticated along, so that what was sealed for one record does not open in another */
    public byte[] seal(byte[] clear, String context) {
        return AesGcm.encrypt(key, clear, context.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails if anything was altered or the context is another one. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return AesGcm.decrypt(key, sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("sealed bytes of " + context + " are damaged", forged);
        }
    }
}
