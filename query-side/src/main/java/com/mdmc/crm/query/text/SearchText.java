package com.mdmc.crm.query.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folding and word breaking of search, the same for what is stored and for what is asked. Case, accents, ligatures and
 * punctuation do not count: {@code mia} finds {@code M.I.A.}, {@code dangelo} and {@code d'angelo} find {@code D’Angelo},
 * {@code coeur} finds {@code Cœur}. A name without a word of two letters ({@code -M-}, {@code !!!}) is found as it is
 * written.
 */
public final class SearchText {
    /** Letters of the shortest word that is looked up by its beginning. */
    public static final int SHORTEST = 2;

    // Before a text that is compared as a whole; no word has it.
    private static final String WHOLE = "=";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchText() {}

    /** The words by whose beginnings a text is found, and the text as a whole where it has to be asked for as such. */
    public static List<String> stored(String text) {
        String folded = folded(text);
        Set<String> words = new LinkedHashSet<>();
        for (String chunk : chunks(folded)) {
            words.addAll(words(chunk));
            words.add(squeezed(chunk));
        }
        words.removeIf(word -> word.length() < SHORTEST);
        words.add(WHOLE + folded);
        if (letters(squeezed(folded)) < SHORTEST) {
            words.add(WHOLE + squeezed(folded));
        }
        return List.copyOf(words);
    }

    /** The words that a text must all have to be found by a question; never empty. */
    public static List<String> asked(String question) {
        String folded = folded(question);
        Set<String> words = new LinkedHashSet<>();
        for (String chunk : chunks(folded)) {
            List<String> longer = words(chunk);
            words.addAll(longer.isEmpty() ? List.of(squeezed(chunk)) : longer);
        }
        words.removeIf(word -> word.length() < SHORTEST);
        return words.isEmpty() ? List.of(WHOLE + folded) : List.copyOf(words);
    }

    /** How well a text answers a question: 0 if it is the same, 1 if it has all its words, 2 if not. */
    public static int rank(String question, String text) {
        String letters = squeezed(folded(question));
        boolean same =
                letters.isEmpty() ? folded(question).equals(folded(text)) : letters.equals(squeezed(folded(text)));
        if (same) {
            return 0;
        }
        List<String> words = stored(text);
        return asked(question).stream().allMatch(asked -> isAmong(words, asked)) ? 1 : 2;
    }

    private static boolean isAmong(List<String> words, String asked) {
        return isWhole(asked) ? words.contains(asked) : words.stream().anyMatch(word -> word.startsWith(asked));
    }

    /** Whether a word stands for a whole text, so that beginnings of it do not count. */
    public static boolean isWhole(String word) {
        return word.startsWith(WHOLE);
    }

    private static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ı", "i");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /** What stands between spaces; single letters in a row are one: {@code B O B} is {@code bob}. */
    private static List<String> chunks(String folded) {
        List<String> chunks = new ArrayList<>();
        StringBuilder initials = new StringBuilder();
        for (String chunk : folded.split(" ")) {
            if (letters(squeezed(chunk)) == 1) {
                initials.append(squeezed(chunk));
            } else {
                chunks.add(initials.toString());
                initials.setLength(0);
                chunks.add(chunk);
            }
        }
        chunks.add(initials.toString());
        return chunks;
    }

    private static List<String> words(String chunk) {
        return Arrays.stream(NOT_IN_WORDS.split(chunk))
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    private static String squeezed(String text) {
        return NOT_IN_WORDS.matcher(text).replaceAll("");
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }
}
