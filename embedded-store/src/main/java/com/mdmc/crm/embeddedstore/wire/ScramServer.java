package com.mdmc.crm.embeddedstore.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The server's part of one SCRAM-SHA-256 conversation (RFC 5802, RFC 7677). */
final class ScramServer {

    private static final String GS2_HEADER = "n,,";

    private final Credentials credentials;
    private final String serverNonce = nonce();
    private String clientFirst;
    private String serverFirst;
    private boolean proved;
    private boolean done;

    ScramServer(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The next message of the server; null ends the conversation without success. */
    String answer(String message) {
        if (proved) {
            done = true;
            return "";
        }
        return clientFirst == null ? first(message) : last(message);
    }

    boolean isProved() {
        return proved;
    }

    /** The client closes a conversation with an empty message, unless it asked to leave that out. */
    boolean isDone() {
        return done;
    }

    private String first(String message) {
        if (!message.startsWith(GS2_HEADER)) {
            return null;
        }
        clientFirst = message.substring(GS2_HEADER.length());
        Map<String, String> fields = fields(clientFirst);
        if (!Credentials.USER.equals(fields.get("n")) || !fields.containsKey("r")) {
            return null;
        }
        serverFirst = "r=" + fields.get("r") + serverNonce + ",s="
                + Base64.getEncoder().encodeToString(credentials.salt16()) + ",i=" + Credentials.ITERATIONS;
        return serverFirst;
    }

    private String last(String message) {
        Map<String, String> fields = fields(message);
        String nonce = fields(serverFirst).get("r");
        if (!nonce.equals(fields.get("r")) || !fields.containsKey("p")) {
            return null;
        }
        String transcript = clientFirst + "," + serverFirst + "," + message.substring(0, message.lastIndexOf(",p="));
        if (!isProof(Base64.getDecoder().decode(fields.get("p")), transcript)) {
            return null;
        }
        proved = true;
        byte[] signature = Credentials.hmac(credentials.key("Server Key"), transcript);
        return "v=" + Base64.getEncoder().encodeToString(signature);
    }

    private boolean isProof(byte[] proof, String transcript) {
        byte[] stored = sha256(credentials.key("Client Key"));
        byte[] key = Credentials.hmac(stored, transcript);
        if (proof.length != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            key[i] ^= proof[i];
        }
        return MessageDigest.isEqual(sha256(key), stored);
    }

    private static Map<String, String> fields(String message) {
        Map<String, String> fields = new HashMap<>();
        for (String field : message.split(",")) {
            if (field.indexOf('=') == 1) {
                fields.put(field.substring(0, 1), field.substring(2));
            }
        }
        return fields;
    }

    private static String nonce() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
