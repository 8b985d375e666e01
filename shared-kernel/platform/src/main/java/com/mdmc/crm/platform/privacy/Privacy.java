package com.mdmc.crm.platform.privacy;

import com.mdmc.crm.domain.PersonalText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Encryption of personal text under per-subject keys (AES-256-GCM). A token reads
 * {@code pt1.<subject>.<nonce, ciphertext and tag in Base64url>}. The subject is authenticated data, so that a token
 * cannot be passed off as another person's. A token {@code pt2.…} is layered: it holds another token instead of text.
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
        return PersonalText.encrypted(token(PREFIX, subject, text.text()));
    }

    /**
     * Encrypts a clear text under two keys, one inside the other. It is unreadable once either is destroyed: the
     * person's by an erasure, or the month's by the end of its retention.
     */
    public PersonalText encrypt(String subject, String within, PersonalText text) {
        return PersonalText.encrypted(token(LAYERED_PREFIX, subject, token(PREFIX, within, text.text())));
    }

    private String token(String prefix, String subject, String text) {
        byte[] clear = text.getBytes(StandardCharsets.UTF_8);
        byte[] encrypted = AesGcm.encrypt(keys.forEncryption(subject), clear, subject.getBytes(StandardCharsets.UTF_8));
        return prefix + subject + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /** A copy of {@code root} in which every personal text, at any depth, is encrypted under the subject's key. */
    public <T> T encryptAll(String subject, T root) {
        return RecordRewriter.rewrite(root, PersonalText.class, text -> encrypt(subject, text));
    }

    /** The clear text, or {@link #ERASED} if its key was destroyed. A forged or damaged token fails. */
    public PersonalText decrypt(PersonalText text) {
        if (!text.isEncrypted()) {
            return text;
        }
        Token token = Token.parse(text.token());
        return keys.forDecryption(token.subject())
                .map(key -> decrypt(key, token))
                .map(decrypted ->
                        token.layered() ? decrypt(PersonalText.encrypted(decrypted)) : PersonalText.clear(decrypted))
                .orElse(PersonalText.clear(ERASED));
    }

    /** A copy of {@code root} with every personal text decrypted; one query loads all keys it needs. */
    public <T> T decryptAll(T root) {
        Set<String> subjects = new LinkedHashSet<>();
        RecordRewriter.rewrite(root, PersonalText.class, text -> {
            if (text.isEncrypted()) {
                subjects.add(Token.parse(text.token()).subject());
            }
            return text;
        });
        keys.prefetch(subjects);
        return RecordRewriter.rewrite(root, PersonalText.class, this::decrypt);
    }

    /** A copy of {@code root} in which every personal text, at any depth, is masked; decrypting it changes nothing. */
    public static <T> T masked(T root) {
        return RecordRewriter.rewrite(root, PersonalText.class, text -> MASKED);
    }

    /**
     * As {@link #masked}, and every reason masked as well, because a reason may say something about a person.
     * Reasons are the texts under {@code reason} and names that end in {@code Reason}.
     */
    public static <T> T maskedWithReasons(T root) {
        return RecordRewriter.rewrite(root, (name, value) -> {
            if (value instanceof PersonalText) {
                return MASKED;
            }
            boolean reason = value instanceof String && (name.equals("reason") || name.endsWith("Reason"));
            return reason ? MASKED.text() : null;
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
        Map<PersonalText, PersonalText> known = new HashMap<>();
        RecordRewriter.rewrite(before, PersonalText.class, text -> {
            known.put(decrypt(text), text);
            return text;
        });
        return RecordRewriter.rewrite(after, PersonalText.class, text -> known.getOrDefault(decrypt(text), text));
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
