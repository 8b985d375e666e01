package com.mdmc.crm.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;

/**
 * Encryption of bytes that belong to no subject, such as secrets and stored answers, under a key of one purpose. Where
 * they are stored is named in {@link MasterKeyWrapped}.
 */
public final class Envelope {
    private final MasterKey master;
    private final String purpose;

    /** @throws IllegalArgumentException if {@link MasterKeyWrapped} lists nothing of that purpose */
    public Envelope(MasterKey master, String purpose) {
        MasterKeyWrapped.requireListed(purpose);
        this.master = master;
        this.purpose = purpose;
    }

    /** @param context authenticated data: what was encrypted for one record cannot be decrypted as another's */
    public byte[] encrypt(byte[] clear, String context) {
        return master.wrap(purpose, clear, context.getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts something and stores it, during which no other master key takes over. */
    public <T> T whileStoring(Supplier<T> work) {
        return master.whileWrapping(work);
    }

    /** Fails if the bytes were altered or the context differs. */
    public byte[] decrypt(byte[] encrypted, String context) {
        try {
            return master.unwrap(purpose, encrypted, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("encrypted bytes of " + context + " are damaged", forged);
        }
    }
}
