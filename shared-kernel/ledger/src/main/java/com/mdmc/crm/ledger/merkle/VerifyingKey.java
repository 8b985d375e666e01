package com.mdmc.crm.ledger.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Public Ed25519 key of signed notes; written as a C2SP verifier key. */
public final class VerifyingKey {

    static final byte ED25519 = 1;
    static final int BYTES = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    /**
     * @param raw the 32 bytes of RFC 8032
     * @throws IllegalArgumentException if they are no key, or the name has a space or a plus
     */
    public VerifyingKey(String name, byte[] raw) {
        if (!name.matches("[^\\s+]+") || raw.length != BYTES) {
            throw new IllegalArgumentException("A key has a name without spaces or plus and %d bytes".formatted(BYTES));
        }
        this.name = name;
        this.raw = raw.clone();
        this.key = decoded(raw);
    }

    /**
     * Reads {@code name+id+key}.
     *
     * @throws IllegalArgumentException if the text is none, or its id is not that of its key
     */
    public static VerifyingKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length == BYTES + 1 && typed[0] == ED25519) {
                VerifyingKey key = new VerifyingKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (key.toString().equals(text.strip())) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException("This is not a verifier key of Ed25519: " + text);
    }

    public String name() {
        return name;
    }

    /** Four bytes, from name and key. */
    public byte[] id() {
        return TreeHash.keyId(name + "\n", typed());
    }

    /** The 32 bytes of RFC 8032. */
    public byte[] raw() {
        return raw.clone();
    }

    boolean isNamedBy(SignedNote.Signature signature) {
        return name.equals(signature.name()) && Arrays.equals(id(), signature.keyId());
    }

    /** Whether a signature over a text is of this key. */
    public boolean verifies(String text, byte[] signature) {
        return verifies(key, text, signature);
    }

    static boolean verifies(PublicKey key, String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        byte[] typed = new byte[BYTES + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, BYTES);
        return typed;
    }

    static PublicKey decoded(byte[] raw) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + BYTES);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These bytes are no public key of Ed25519", e);
        }
    }
}
