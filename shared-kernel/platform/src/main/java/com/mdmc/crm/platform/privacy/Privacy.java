package com.mdmc.crm.platform.privacy;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Encryption of personal text under per-subject keys (AES-256-GCM). A token reads
 * {@code pt1.<subject>.<nonce, ciphertext and tag in Base64url>}. The subject is authenticated data, so that a token
 * cannot be passed off as another person's. A token {@code pt2.…} is layered: it holds another token instead of text.
 * What is stored and no token is a constant of the program, or was written by a build that did not encrypt that field.
 */
public final class Privacy {
    /** Shown in place of text whose key was destroyed. */
    public static final String ERASED = "[erased]";

    /** Shown in place of text that the reader may not see. */
    public static final PersonalText MASKED = PersonalText.clear("•••");

    private static final String PREFIX = "pt1.";
    private static final String LAYERED_PREFIX = "pt2.";
    private final SubjectKeys keys;

    public Privacy(SubjectKeys keys) {
        this.keys = keys;
    }

    /** Encrypts a clear text under the subject's key; an encrypted text stays as it is. */
    public PersonalText encrypt(String subject, PersonalText text) {
        if (text.isEncrypted()) {
            return text;
        }
        return PersonalText.encrypted(token(PREFIX, subject, text.text(), keys.forEncryption(subject)));
    }

    /**
     * Encrypts a clear text under two keys, one inside the other. It is unreadable once either is destroyed: the
     * person's by an erasure, or the month's by the end of its retention.
     */
    public PersonalText encrypt(String subject, String within, PersonalText text) {
        String inner = token(PREFIX, within, text.text(), keys.forEncryption(within));
        return PersonalText.encrypted(token(LAYERED_PREFIX, subject, inner, keys.forEncryption(subject)));
    }

    private static String token(String prefix, String subject, String text, byte[] key) {
        byte[] clear = text.getBytes(StandardCharsets.UTF_8);
        byte[] encrypted = AesGcm.encrypt(key, clear, subject.getBytes(StandardCharsets.UTF_8));
        return prefix + subject + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /** A copy of {@code root} in which everything personal, at any depth, is encrypted under the subject's key. */
    public <T> T encryptAll(String subject, T root) {
        return encryptAll(root, text -> encrypt(subject, text));
    }

    /** As {@link #encryptAll}, for who holds the subject by {@link SubjectKeys#beginPending}. */
    public <T> T encryptAllHeld(String subject, T root) {
        return encryptAll(
                root,
                text -> text.isEncrypted()
                        ? text
                        : PersonalText.encrypted(token(PREFIX, subject, text.text(), keys.forHeldEncryption(subject))));
    }

    private static <T> T encryptAll(T root, UnaryOperator<PersonalText> encrypt) {
        return RecordRewriter.rewrite(root, (place, value) -> {
            if (value instanceof PersonalText text) {
                return encrypt.apply(text);
            }
            return place.document() && value instanceof Map<?, ?> document
                    ? PersonalDocuments.encrypted(document, encrypt)
                    : null;
        });
    }

    /** The clear text, or {@link #ERASED} if its key was destroyed. A forged or damaged token fails. */
    public PersonalText decrypt(PersonalText text) {
        if (!text.isEncrypted()) {
            return text;
        }
        if (!isToken(text)) {
            return PersonalText.clear(text.token());
        }
        Token token = Token.parse(text.token());
        return keys.forDecryption(token.subject())
                .map(key -> decrypt(key, token))
                .map(decrypted ->
                        token.layered() ? decrypt(PersonalText.encrypted(decrypted)) : PersonalText.clear(decrypted))
                .orElse(PersonalText.clear(ERASED));
    }

    /** Whether a stored text is encrypted, and not one that is stored as it is. */
    public static boolean isToken(PersonalText stored) {
        return stored.isEncrypted()
                && (stored.token().startsWith(PREFIX) || stored.token().startsWith(LAYERED_PREFIX));
    }

    /** Loads all keys that {@code root} is encrypted under with one query. */
    public void prefetch(Object root) {
        Set<String> subjects = new LinkedHashSet<>();
        eachToken(root, (field, text) -> subjects.add(Token.parse(text.token()).subject()));
        keys.prefetch(subjects);
    }

    /** A copy of {@code root} with everything personal decrypted; one query loads all keys it needs. */
    public <T> T decryptAll(T root) {
        prefetch(root);
        return RecordRewriter.rewrite(root, this::decrypted);
    }

    private Object decrypted(RecordRewriter.Place place, Object value) {
        if (value instanceof PersonalText text) {
            return decrypt(text);
        }
        return place.document() && value instanceof Map<?, ?> document
                ? PersonalDocuments.decrypted(document, this::decrypt)
                : null;
    }

    private static void eachToken(Object root, BiConsumer<String, PersonalText> reader) {
        RecordRewriter.rewrite(root, (place, value) -> {
            if (value instanceof PersonalText text && isToken(text)) {
                reader.accept(place.name(), text);
            } else if (place.document() && value instanceof Map<?, ?> document) {
                PersonalDocuments.textOf(document).ifPresent(text -> reader.accept(place.name(), text));
                return value;
            }
            return value instanceof PersonalText ? value : null;
        });
    }

    /** How many texts of {@code root} are encrypted under one of the subjects' keys, by the name of their field. */
    public static Map<String, Integer> encryptedTexts(Object root, Set<String> subjects) {
        Map<String, Integer> counts = new TreeMap<>();
        eachToken(root, (field, text) -> {
            if (subjects.contains(Token.parse(text.token()).subject())) {
                counts.merge(field, 1, Integer::sum);
            }
        });
        return counts;
    }

    /** How many texts of {@code root} are stored as they are, by the name of their field. */
    public static Map<String, Integer> clearTexts(Object root) {
        Map<String, Integer> counts = new TreeMap<>();
        RecordRewriter.rewrite(root, (place, value) -> {
            if (value instanceof PersonalText text && !isToken(text)) {
                counts.merge(place.name(), 1, Integer::sum);
            }
            return value instanceof PersonalText ? value : null;
        });
        return counts;
    }

    /**
     * A copy of {@code root} in which every personal text, at any depth, is masked, unless its component is
     * {@link Unmasked}.
     */
    public static <T> T masked(T root) {
        return RecordRewriter.rewrite(root, (place, value) -> {
            if (value instanceof PersonalText text) {
                return place.unmasked() ? text : MASKED;
            }
            return place.document() && value instanceof Map<?, ?> ? PersonalDocuments.MASKED : null;
        });
    }

    /**
     * A copy of {@code after} in which a text equal to one in {@code before} keeps that one's token. A difference of two
     * stored states then shows only what changed, also after the key is destroyed.
     */
    public <T> T keepTokens(T before, T after) {
        if (before == null || after == null) {
            return after;
        }
        Map<Object, Object> known = new HashMap<>();
        RecordRewriter.rewrite(before, (place, value) -> {
            Object clear = decrypted(place, value);
            // What an earlier build stored in the clear is encrypted from now on.
            if (clear != null && !(value instanceof PersonalText text && !isToken(text))) {
                known.put(clear, value);
            }
            return clear == null ? null : value;
        });
        return RecordRewriter.rewrite(after, (place, value) -> {
            Object clear = decrypted(place, value);
            return clear == null ? null : known.getOrDefault(clear, value);
        });
    }

    /** The texts without those that repeat an earlier one. */
    public List<PersonalText> distinct(List<PersonalText> texts) {
        Map<PersonalText, PersonalText> byContent = new LinkedHashMap<>();
        texts.forEach(text -> byContent.putIfAbsent(decrypt(text), text));
        return List.copyOf(byContent.values());
    }

    /** Equality of the clear texts, whether or not they are encrypted; {@code null} equals only {@code null}. */
    public boolean same(PersonalText one, PersonalText other) {
        return one == null || other == null ? one == other : decrypt(one).equals(decrypt(other));
    }

    /** Equality of two values once their personal texts are decrypted. */
    public boolean sameContent(Object one, Object other) {
        return one == null || other == null ? one == other : decryptAll(one).equals(decryptAll(other));
    }

    private static String decrypt(byte[] key, Token token) {
        try {
            byte[] context = token.subject().getBytes(StandardCharsets.UTF_8);
            return new String(AesGcm.decrypt(key, token.encrypted(), context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("a personal text of " + token.subject() + " is damaged", forged);
        }
    }

    private record Token(boolean layered, String subject, byte[] encrypted) {

        static Token parse(String token) {
            int end = token.lastIndexOf('.');
            boolean layered = token.startsWith(LAYERED_PREFIX);
            if (!layered && !token.startsWith(PREFIX) || end < PREFIX.length()) {
                throw new IllegalStateException("not a token of a personal text");
            }
            byte[] encrypted = Base64.getUrlDecoder().decode(token.substring(end + 1));
            return new Token(layered, token.substring(PREFIX.length(), end), encrypted);
        }
    }
}
