package com.mdmc.crm.backup.export;

import com.mdmc.crm.cryptography.Scrypt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Reads age files for one passphrase, written from age's specification alone. */
final class AgeFileReader {
    static final int CHUNK = 1 << 16;

    private static final int TAG = 16;
    private static final int PAYLOAD_NONCE = 16;

    private final byte[] file;
    private final List<String> header;
    private final int headerEnd;

    AgeFileReader(byte[] file) {
        this.file = file;
        String text = new String(file, StandardCharsets.ISO_8859_1);
        this.headerEnd = text.indexOf('\n', text.indexOf("\n---") + 1) + 1;
        this.header = text.substring(0, headerEnd).lines().toList();
    }

    String stanza() {
        return header.get(1);
    }

    byte[] fileKey(String passphrase) throws GeneralSecurityException {
        String[] arguments = stanza().split(" ");
        byte[] label = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
        byte[] salt = Base64.getDecoder().decode(arguments[2]);
        byte[] labelled = Arrays.copyOf(label, label.length + salt.length);
        System.arraycopy(salt, 0, labelled, label.length, salt.length);
        byte[] wrapping = Scrypt.derive(
                passphrase.getBytes(StandardCharsets.UTF_8), labelled, Integer.parseInt(arguments[3]), 32);
        byte[] key = opened(wrapping, new byte[12], Base64.getDecoder().decode(header.get(2)));
        byte[] signed = (String.join("\n", header.subList(0, 3)) + "\n---").getBytes(StandardCharsets.US_ASCII);
        byte[] mac = hmac(hkdf(key, new byte[32], "header"), signed);
        if (!Arrays.equals(mac, Base64.getDecoder().decode(header.get(3).substring(4)))) {
            throw new SignatureException("the header is another");
        }
        return key;
    }

    byte[] read(String passphrase) throws GeneralSecurityException {
        int at = headerEnd + PAYLOAD_NONCE;
        byte[] key = hkdf(fileKey(passphrase), Arrays.copyOfRange(file, headerEnd, at), "payload");
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int counter = 0; at < file.length; counter++) {
            int end = Math.min(at + CHUNK + TAG, file.length);
            byte[] nonce = new byte[12];
            nonce[10] = (byte) counter;
            nonce[11] = (byte) (end == file.length ? 1 : 0);
            read.writeBytes(opened(key, nonce, Arrays.copyOfRange(file, at, end)));
            at = end;
        }
        return read.toByteArray();
    }

    private static byte[] opened(byte[] key, byte[] nonce, byte[] encrypted) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher.doFinal(encrypted);
    }

    private static byte[] hkdf(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
        return hmac(hmac(salt, secret), (info + "\u0001").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
