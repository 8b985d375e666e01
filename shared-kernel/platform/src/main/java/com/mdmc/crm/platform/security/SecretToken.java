package com.mdmc.crm.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Bearer token {@code id.secret}: the store keeps the secret's fingerprint under the id; the secret is 256 random bits.
 */
public record SecretToken(String id, String secret) {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int LONGEST = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A fresh secret under an id. */
    public static SecretToken draw(String id) {
        return new SecretToken(id, random(BYTES));
    }

    /** A fresh id for something secret: 128 random bits, so that two nodes never draw the same. */
    public static String drawId() {
        return random(ID_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Parses a presented token; empty if it is malformed. */
    public static Optional<SecretToken> parse(String text) {
        int dot = text == null ? -1 : text.lastIndexOf('.');
        if (dot < 1 || dot == text.length() - 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new SecretToken(text.substring(0, dot), text.substring(dot + 1)));
    }

    /** The stored fingerprint: SHA-256 of the secret, which has too much entropy to be guessed. */
    public String fingerprint() {
        return fingerprint(secret);
    }

    /** SHA-256 of any secret drawn at random, in Base64url. */
    public static String fingerprint(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    /** Constant-time comparison with a stored fingerprint. */
    public boolean matches(String stored) {
        return stored != null
                && MessageDigest.isEqual(
                        fingerprint().getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    /** The token as its holder presents it. */
    public String text() {
        return id + "." + secret;
    }

    /** Masked: a token never appears in a log line. */
    @Override
    public String toString() {
        return "[token " + id + "]";
    }
}
