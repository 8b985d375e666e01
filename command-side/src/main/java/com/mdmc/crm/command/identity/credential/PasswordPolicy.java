package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.domain.Rejection;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Password policy after NIST SP 800-63B: long enough, none of the commonest, not the owner's own name or address, and no
 * rules about kinds of characters. A password is asked for again only when it is changed.
 */
public final class PasswordPolicy {
    private static final int SHORTEST = 12;
    private static final int SHORTEST_BESIDE_CODES = 10;
    private static final int FEWEST_DISTINCT = 5;
    private static final int SHORTEST_WORD = 4;
    private static final int LEAST_BESIDE_WORDS = 8;

    private PasswordPolicy() {}

    /**
     * Whose password it is to be.
     *
     * @param asksForCodes whether a second factor stands beside it
     * @param words names and e-mail address
     */
    public record Owner(boolean asksForCodes, List<String> words) {}

    /**
     * Fails, naming the field and the reason, unless the owner may have this password.
     *
     * @throws Rejection with a field error {@code password-…}
     */
    public static void require(String field, String password, Owner owner) {
        if (password == null) {
            throw Rejection.invalid(field, "required");
        }
        int length = password.codePointCount(0, password.length());
        if (length < (owner.asksForCodes() ? SHORTEST_BESIDE_CODES : SHORTEST)) {
            throw Rejection.invalid(
                    field, owner.asksForCodes() ? "password-too-short-beside-codes" : "password-too-short");
        } else if (password.getBytes(StandardCharsets.UTF_8).length > Passwords.LONGEST_BYTES) {
            throw Rejection.invalid(field, "password-too-long");
        }
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (isSimple(plain) || CommonPasswords.contain(plain) || FrenchPasswords.contain(plain)) {
            throw Rejection.invalid(field, "password-too-common");
        } else if (isOwnName(plain, owner.words())) {
            throw Rejection.invalid(field, "password-is-own-name");
        }
    }

    /** A few characters repeated, or a run such as {@code abcdefghijkl}. */
    private static boolean isSimple(String password) {
        int[] characters = password.codePoints().toArray();
        boolean isRun = true;
        for (int at = 2; at < characters.length; at++) {
            isRun &= characters[at] - characters[at - 1] == characters[1] - characters[0];
        }
        return isRun || password.codePoints().distinct().count() < FEWEST_DISTINCT;
    }

    private static boolean isOwnName(String password, List<String> words) {
        String rest = password;
        for (String word : words) {
            for (String part : word.toLowerCase(Locale.ROOT).split("[\\s@.'-]+")) {
                if (part.length() >= SHORTEST_WORD) {
                    rest = rest.replace(part, "");
                }
            }
        }
        return rest.length() < password.length() && rest.length() < LEAST_BESIDE_WORDS;
    }
}
