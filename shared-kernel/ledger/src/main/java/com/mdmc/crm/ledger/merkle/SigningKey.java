package com.mdmc.crm.ledger.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** Private Ed25519 key that signs notes. */
public final class SigningKey {

    private static final int RAW_BYTES = 32;

    private final PrivateKey secret;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey secret, VerifyingKey verifying) {
        this.secret = secret;
        this.verifying = verifying;
    }

    /** Generates a key of a name. */
    public static SigningKey draw(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
            return new SigningKey(pair.getPrivate(), new VerifyingKey(name, raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /**
     * A key from its halves.
     *
     * @param pkcs8 as {@link #secret} gave it
     */
    public static SigningKey of(byte[] pkcs8, VerifyingKey verifying) {
        try {
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new SigningKey(secret, verifying);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These bytes are no private key of Ed25519", e);
        }
    }

    /** The private half in PKCS #8; never stored but encrypted. */
    public byte[] secret() {
        return secret.getEncoded();
    }

    public VerifyingKey verifying() {
        return verifying;
    }

    /** A line to put under a text. */
    public SignedNote.Signature sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote.Signature(verifying.name(), verifying.id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }
}
