package com.mdmc.crm.platform.privacy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce written in front of ciphertext and 128-bit tag. */
public final class AesGcm {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    // The JVM compiles what is called often: megabytes at once are hashed 40 times slower until other calls are many.
    private static final int PIECE = 1 << 14;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(AesGcm::newCipher);

    private AesGcm() {}

    /** @param context authenticated data: decryption needs the same */
    public static byte[] encrypt(byte[] key, byte[] clear, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = initialised(Cipher.ENCRYPT_MODE, key, nonce, 0, context);
            byte[] encrypted = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(clear.length));
            int from = 0;
            int to = NONCE_BYTES;
            for (; clear.length - from > PIECE; from += PIECE) {
                to += cipher.update(clear, from, PIECE, encrypted, to);
            }
            cipher.doFinal(clear, from, clear.length - from, encrypted, to);
            return encrypted;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }

    /** Fails if the key, the context or any byte is not what it was at encryption. */
    public static byte[] decrypt(byte[] key, byte[] encrypted, byte[] context) throws GeneralSecurityException {
        Cipher cipher = initialised(Cipher.DECRYPT_MODE, key, encrypted, 0, context);
        return cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
    }

    private static Cipher initialised(int mode, byte[] key, byte[] nonce, int offset, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES);
        cipher.init(mode, new SecretKeySpec(key, "AES"), parameters);
        cipher.updateAAD(context);
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }
}
