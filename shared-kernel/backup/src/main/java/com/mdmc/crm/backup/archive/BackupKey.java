package com.mdmc.crm.backup.archive;

import com.mdmc.crm.cryptography.Hkdf;
import com.mdmc.crm.platform.privacy.AesGcm;
import com.mdmc.crm.platform.privacy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Key of an archive. Each file is encrypted under a key derived from it. The archive holds it wrapped by the master key
 * only; without either of the two the archive is noise.
 */
public final class BackupKey {
    /** What the master key wraps it for. */
    public static final String WRAPPING = "backup-key-wrapping";

    private static final int BYTES = 32;
    private static final byte[] CONTEXT = "backup-key".getBytes(StandardCharsets.UTF_8);

    private final byte[] secret;

    private BackupKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /** A new random key. */
    public static BackupKey generate() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new BackupKey(secret);
    }

    /** @throws IllegalArgumentException if the text is not 32 bytes in Base64 */
    public static BackupKey ofBase64(String text) {
        byte[] secret = Base64.getDecoder().decode(text.strip());
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a backup key is 32 bytes in Base64");
        }
        return new BackupKey(secret);
    }

    /** The key in Base64, for the owner to lock away. */
    public String base64() {
        return Base64.getEncoder().encodeToString(secret);
    }

    byte[] wrappedBy(MasterKey master) {
        return AesGcm.encrypt(master.derive(WRAPPING), secret, CONTEXT);
    }

    /** @throws GeneralSecurityException if another master key wrapped it */
    static BackupKey unwrap(byte[] wrapped, MasterKey master) throws GeneralSecurityException {
        return new BackupKey(AesGcm.decrypt(master.derive(WRAPPING), wrapped, CONTEXT));
    }

    /** The key of one file. */
    byte[] ofFile(String salt) {
        return Hkdf.derive(secret, "backup-file:" + salt, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackupKey key && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "BackupKey[•••]";
    }
}
