package com.mdmc.crm.bundle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 public key, written {@code name+id+Base64} (C2SP signed-note). */
record Key(String name, String id, String base64) {
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    static Key of(String text) {
        String[] parts = text.split("\\+", 3);
        byte[] typed = parts.length == 3 ? Tree.bytes(parts[2]) : new byte[0];
        byte[] hash = Tree.sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed);
        boolean sound = typed.length == 33
                && typed[0] == 1
                && HexFormat.of().formatHex(hash, 0, 4).equals(parts[1]);
        Bundle.require(sound, "this is not a public key: " + text);
        return new Key(parts[0], parts[1], parts[2]);
    }

    boolean signed(String text, String line) {
        String start = "\u2014 " + name + " ";
        byte[] signature = line.startsWith(start) ? Tree.bytes(line.substring(start.length())) : new byte[0];
        if (signature.length != 4 + 64
                || !HexFormat.of().formatHex(signature, 0, 4).equals(id)) {
            return false;
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + 32);
        System.arraycopy(Tree.bytes(base64), 1, encoded, X509.length, 32);
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature, 4, 64);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
