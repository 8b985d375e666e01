package com.mdmc.crm.embeddedstore.wire;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The user and the random password of one start, and the password salted as SCRAM-SHA-256 (RFC 7677) wants it. */
final class Credentials {

    static final String USER = "crm";
    static final int ITERATIONS = 4096;

    private final String password;
    private final byte[] salt = new byte[28];
    private final byte[] salted;

    Credentials() {
        SecureRandom random = new SecureRandom();
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        random.nextBytes(salt);
        password = HexFormat.of().formatHex(secret);
        salted = salt();
    }

    private byte[] salt() {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256", e);
        }
    }

    String password() {
        return password;
    }

    byte[] salt16() {
        return salt.clone();
    }

    byte[] key(String purpose) {
        return hmac(salted, purpose);
    }

    static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
