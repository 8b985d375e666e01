package com.mdmc.crm.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.HexFormat;

/** An Ed25519 public key of a log or a witness, written {@code name+id+Base64} (C2SP signed-note, tlog-cosignature). */
record Key(String name, String id, String base64, boolean isWitness) {
    static Key of(String text) throws Exception {
        String[] parts = text.split("\\+", 3);
        byte[] typed = parts.length == 3 ? Tree.bytes(parts[2]) : new byte[0];
        String id =
                HexFormat.of().formatHex(Tree.sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed), 0, 4);
        boolean sound = typed.length == 33 && (typed[0] == 1 || typed[0] == 4) && id.equals(parts[1]);
        BundleVerifier.require(sound, "this is not a public key: " + text);
        return new Key(parts[0], id, parts[2], typed[0] == 4);
    }

    boolean signed(String text, String line) throws Exception {
        String start = "\u2014 " + name + " ";
        byte[] signature = line.startsWith(start) ? Tree.bytes(line.substring(start.length())) : new byte[0];
        int from = isWitness ? 12 : 4;
        if (signature.length != from + 64 || !id.equals(HexFormat.of().formatHex(signature, 0, 4))) {
            return false;
        }
        String time =
                isWitness ? "cosignature/v1\ntime " + ByteBuffer.wrap(signature).getLong(4) + "\n" : "";
        String x509 = "302a300506032b6570032100" + HexFormat.of().formatHex(Tree.bytes(base64), 1, 33);
        var encoded = new java.security.spec.X509EncodedKeySpec(HexFormat.of().parseHex(x509));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
        check.update((time + text).getBytes(StandardCharsets.UTF_8));
        return check.verify(signature, from, 64);
    }
}
