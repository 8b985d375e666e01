package com.mdmc.crm.query.text;

import java.text.Normalizer;
import java.util.Map;

/**
 * Collation key: a text whose plain order is the order in which French readers expect names. Signs come before digits,
 * digits before letters; accents, ligatures and case decide only between names that are otherwise the same: {@code eden,
 * Eden, Éden, école} sorts as {@code école, eden, Eden, Éden}. It follows the Unicode Collation Algorithm with the root
 * order of CLDR, which is that of French. A stored key needs no collation of the database.
 */
public final class SortKey {
    /** Less than any weight, so that a beginning comes first. */
    private static final char LEVEL = '\u0001';

    private static final char COMMON = '\u0002';
    private static final char UPPER = '\u0003';
    private static final char LIGATURE = '\uFFFD';
    // In CLDR's order; other signs follow.
    private static final String SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    private static final String MARKS =
            "\u0301\u0300\u0306\u0302\u030C\u030A\u0308\u030B\u0303\u0307\u0338\u0327\u0328\u0304";
    private static final Map<Integer, String> TAKEN_APART = Map.ofEntries(
            Map.entry((int) 'œ', "o" + LIGATURE + "e"),
            Map.entry((int) 'Œ', "O" + LIGATURE + "E"),
            Map.entry((int) 'æ', "a" + LIGATURE + "e"),
            Map.entry((int) 'Æ', "A" + LIGATURE + "E"),
            Map.entry((int) 'ß', "s" + LIGATURE + "s"),
            Map.entry((int) 'ø', "o\u0338"),
            Map.entry((int) 'Ø', "O\u0338"),
            Map.entry((int) 'ł', "l\u0338"),
            Map.entry((int) 'Ł', "L\u0338"),
            Map.entry((int) '’', "'"));

    private final StringBuilder letters = new StringBuilder();
    private final StringBuilder accents = new StringBuilder();
    private final StringBuilder cases = new StringBuilder();

    private SortKey() {}

    /** The key of a text; equal only for texts that are canonically the same, but for the kind of apostrophe. */
    public static String of(String text) {
        SortKey key = new SortKey();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .mapToObj(each -> TAKEN_APART.getOrDefault(each, Character.toString(each)))
                .flatMapToInt(String::codePoints)
                .forEach(key::add);
        return key.letters + "" + LEVEL + stripped(key.accents) + LEVEL + stripped(key.cases);
    }

    private void add(int character) {
        if (isMark(character)) {
            int known = MARKS.indexOf(character);
            accents.appendCodePoint(known < 0 ? character : UPPER + known);
        } else {
            letters.appendCodePoint(weight(character));
            accents.append(COMMON);
            cases.append(Character.isUpperCase(character) ? UPPER : COMMON);
        }
    }

    private static boolean isMark(int character) {
        return character == LIGATURE || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private static int weight(int character) {
        int sign = SIGNS.indexOf(character);
        if (sign >= 0) {
            return UPPER + sign;
        }
        return Character.toLowerCase(character);
    }

    // Common weights at the end say nothing.
    private static String stripped(StringBuilder weights) {
        int end = weights.length();
        while (end > 0 && weights.charAt(end - 1) == COMMON) {
            end--;
        }
        return weights.substring(0, end);
    }
}
