package com.mdmc.crm.e2e.leads;

import com.mdmc.crm.embeddedstore.StoredBytes;
import com.mdmc.crm.platform.privacy.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An attacker who has the master key and every byte of the data directory: collects whatever could be a wrapped key, also
 * in old pages and logs, and opens every token with the keys that unwrap.
 */
public final class KeyThief {
    private static final int NONCE = 12;
    private static final int WRAPPED = NONCE + 32 + 16;
    // How BSON begins a binary value of that length.
    private static final byte[] BINARY = {WRAPPED, 0, 0, 0, 0};
    private static final Pattern TOKEN = Pattern.compile("pt[12]\\.([A-Za-z0-9_:.-]{1,80})\\.([A-Za-z0-9_-]{38,})");

    private final byte[] wrappingKey;
    private final List<byte[]> files = new ArrayList<>();
    private final List<byte[]> candidates = new ArrayList<>();

    public KeyThief(Path data) throws IOException {
        wrappingKey = MasterKey.ofBase64(Files.readString(data.resolve(MasterKey.FILE)))
                .derive("subject-key-wrapping");
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] content = StoredBytes.of(file);
                files.add(content);
                collect(content);
            }
        }
    }

    private void collect(byte[] content) {
        for (int at = 0; at + BINARY.length + WRAPPED <= content.length; at++) {
            if (Arrays.equals(content, at, at + BINARY.length, BINARY, 0, BINARY.length)) {
                int from = at + BINARY.length;
                candidates.add(Arrays.copyOfRange(content, from, from + WRAPPED));
            }
        }
    }

    /** The texts that could be read of some subjects. */
    public Set<String> textsOf(Collection<String> subjects) {
        Map<String, byte[]> keys = new HashMap<>();
        subjects.forEach(subject -> keyOf(subject).ifPresent(key -> keys.put(subject, key)));
        Set<String> opened = new TreeSet<>();
        for (byte[] content : files) {
            Matcher tokens = TOKEN.matcher(new String(content, StandardCharsets.ISO_8859_1));
            while (tokens.find()) {
                byte[] key = keys.get(tokens.group(1));
                if (key != null) {
                    open(key, Base64.getUrlDecoder().decode(tokens.group(2)), tokens.group(1))
                            .ifPresent(text -> opened.add(new String(text, StandardCharsets.UTF_8)));
                }
            }
        }
        return opened;
    }

    private Optional<byte[]> keyOf(String subject) {
        return candidates.stream()
                .flatMap(wrapped -> open(wrappingKey, wrapped, subject).stream())
                .findFirst();
    }

    private static Optional<byte[]> open(byte[] key, byte[] encrypted, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, encrypted, 0, NONCE));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(encrypted, NONCE, encrypted.length - NONCE));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    /** How many of the files hold these bytes as they are. */
    public long filesWith(byte[] needle) {
        return files.stream()
                .filter(content -> new String(content, StandardCharsets.ISO_8859_1)
                        .contains(new String(needle, StandardCharsets.ISO_8859_1)))
                .count();
    }
}
