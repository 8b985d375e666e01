package com.mdmc.crm.command.identity.credential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that French speakers choose as passwords. They are long enough with a number, a year or an exclamation mark behind
 * them, or said twice, which is what guessers try first.
 */
final class FrenchPasswords {
    private static final Set<String> WORDS = read();
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    // Ten digits are no year any more, and as good as a word of their own.
    private static final Pattern DECORATION = Pattern.compile(
            "^[^\\p{L}\\p{N}]*\\p{N}{0,8}[^\\p{L}\\p{N}]*|[^\\p{L}\\p{N}]*\\p{N}{0,8}[^\\p{L}\\p{N}]*$");

    private FrenchPasswords() {}

    /** Whether it is one of the words, however decorated. */
    static boolean contain(String lowerCase) {
        String bare = ACCENTS.matcher(Normalizer.normalize(lowerCase, Normalizer.Form.NFD))
                .replaceAll("");
        String word = DECORATION.matcher(bare).replaceAll("").replaceAll("[ _.-]", "");
        String half = word.substring(0, word.length() / 2);
        return WORDS.contains(word) || word.equals(half + half) && WORDS.contains(half);
    }

    private static Set<String> read() {
        try (BufferedReader words = new BufferedReader(new InputStreamReader(
                FrenchPasswords.class.getResourceAsStream("/passwords/french.txt"), StandardCharsets.UTF_8))) {
            return words.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
