package com.mdmc.crm.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key that signs notes, of a log (type 1) or of a witness (type 4). */
record NoteKey(String name, byte type, KeyPair pair) {

    static NoteKey draw(String name, int type, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return new NoteKey(name, (byte) type, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code name+id+Base64}. */
    String verifier() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** The signature's line under a text, without its line feed. */
    String sign(String text) {
        long time = 1_900_000_000L;
        boolean isWitness = type == 4;
        byte[] signature = signed(isWitness ? "cosignature/v1\ntime " + time + "\n" + text : text);
        ByteBuffer line = ByteBuffer.allocate(isWitness ? 76 : 68).put(id());
        if (isWitness) {
            line.putLong(time);
        }
        return "\u2014 " + name + " "
                + Base64.getEncoder().encodeToString(line.put(signature).array());
    }

    private byte[] signed(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
        typed[0] = type;
        return typed;
    }

    private byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
