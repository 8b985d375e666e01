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
 * Seals and opens personal text. A token reads {@code pt1.<subject>.<nonce, ciphertext and tag in Base64url>}: it
 * names the key that opens it, and authenticates that name, so that no token can be passed off as another person's.
 * A token {@code pt2.…} holds another token instead of the text.
 */
public final class Privacy {
    /** What a reader sees in place of text whose key was destroyed. */
    public static final String ERASED = "[erased]";

    /** What a reader sees in place of text that is not for them. */
    public static final PersonalText MASKED = PersonalText.clear("•••");

    private static final String PREFIX = "pt1.";
    private static final String LAYERED_PREFIX = "pt2.";
    private final SubjectKeys keys;

    public Privacy(SubjectKeys keys) {
        this.keys = keys;
    }

    /** The token of a clear text under the subject's key; a sealed text stays as it is. */
    public PersonalText seal(String subject, PersonalText text) {
        if (text.isSealed()) {
            return text;
        }
        return PersonalText.sealed(token(PREFIX, subject, text.text()));
    }

    /**
     * The token of a clear text that two keys must open: reading it ends with whichever is destroyed first, such as the
     * person's by an erasure or the month's by the end of its retention.
     */
    public PersonalText seal(String subject, String within, PersonalText text) {
        return PersonalText.sealed(token(LAYERED_PREFIX, subject, token(PREFIX, within, text.text())));
    }

    private String token(String prefix, String subject, String text) {
        byte[] clear = text.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = AesGcm.encrypt(keys.forSealing(subject), clear, subject.getBytes(StandardCharsets.UTF_8));
        return prefix + subject + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** A copy of {@code root} in which every personal text, at any depth, is sealed under the subject's key. */
    public <T> T sealAll(String subject, T root) {
        return RecordRewriter.rewrite(root, PersonalText.class, text -> seal(subject, text));
    }

    /** The clear text, or {@link #ERASED} if its key was destroyed. A forged or damaged token fails. */
    public PersonalText open(PersonalText text) {
        if (!text.isSealed()) {
            return text;
        }
        Token token = Token.parse(text.token());
        return keys.forOpening(token.subject())
                .map(key -> decrypt(key, token))
                .map(opened -> token.layered() ? open(PersonalText.sealed(opened)) : PersonalText.clear(opened))
                .orElse(PersonalText.clear(ERASED));
    }

    /** A copy of {@code root} with every personal text opened; all keys it needs are loaded together first. */
    public <T> T openAll(T root) {
        Set<String> subjects = new LinkedHashSet<>();
        RecordRewriter.rewrite(root, PersonalText.class, text -> {
            if (text.isSealed()) {
                subjects.add(Token.parse(text.token()).subject());
            }
            return text;
        });
        keys.prefetch(subjects);
        return RecordRewriter.rewrite(root, PersonalText.class, this::open);
    }

    /** A copy of {@code root} in which every personal text, at any depth, is masked; opening it changes nothing. */
    public static <T> T masked(T root) {
        return RecordRewriter.rewrite(root, PersonalText.class, text -> MASKED);
    }

    /**
     * As {@link #masked}, and every reason masked as well: what somebody gave as one may tell on the person it is about.
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
     * A copy of {@code after} in which every text that says the same as one in {@code before} keeps that one's token.
     * A difference of two recorded states thus shows what changed, and goes on to show it once the key is destroyed.
     */
    public <T> T keepTokens(T before, T after) {
        if (before == null || after == null) {
            return after;
        }
        Map<PersonalText, PersonalText> known = new HashMap<>();
        RecordRewriter.rewrite(before, PersonalText.class, text -> {
            known.put(open(text), text);
            return text;
        });
        return RecordRewriter.rewrite(after, PersonalText.class, text -> known.getOrDefault(open(text), text));
    }

    /** Whether both say the same, whichever of them is sealed; {@code null} equals {@code null} alone. */
    public boolean same(PersonalText one, PersonalText other) {
        return one == null || other == null ? one == other : open(one).equals(open(other));
    }

    /** Whether two values are equal once their personal texts are opened. */
    public boolean sameContent(Object one, Object other) {
        return one == null || other == null ? one == other : openAll(one).equals(openAll(other));
    }

    private static String decrypt(byte[] key, Token token) {
        try {
            byte[] context = token.subject().getBytes(StandardCharsets.UTF_8);
            return new String(AesGcm.decrypt(key, token.sealed(), context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("a personal text of " + token.subject() + " is damaged", forged);
        }
    }

    private record Token(boolean layered, String subject, byte[] sealed) {

        static Token parse(String token) {
            int end = token.lastIndexOf('.');
            boolean layered = token.startsWith(LAYERED_PREFIX);
            if (!layered && !token.startsWith(PREFIX) || end < PREFIX.length()) {
                throw new IllegalStateException("not a token of a personal text");
            }
            byte[] sealed = Base64.getUrlDecoder().decode(token.substring(end + 1));
            return new Token(layered, token.substring(PREFIX.length(), end), sealed);
        }
    }
}
