package com.mdmc.crm.domain.validation;

import java.text.Normalizer;

/**
 * Text sanitation at the edge, one rule for every text: NFC, line ends as {@code \n}, no spaces of any kind at its ends;
 * what no person types or sees is refused. A text is a single line unless it is said to have more ({@link MultiLine}).
 */
public final class TextHygiene {
    private static final int FIRST_NONCHARACTER = 0xFDD0;
    private static final int LAST_NONCHARACTER = 0xFDEF;
    private static final int PLANE_END = 0xFFFE;

    private TextHygiene() {}

    /** Thrown for a text that cannot be cleaned; its message is the code of the problem. */
    public static final class RefusedTextException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        RefusedTextException(String code) {
            super(code);
        }
    }

    /**
     * The text as it is kept.
     *
     * @throws RefusedTextException {@code control-character} for controls, lone surrogates, noncharacters and marks that
     *     turn the direction of what follows; {@code invisible-text} for a text of which nothing shows
     */
    public static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (lines.codePoints().anyMatch(TextHygiene::isRefused)) {
            throw new RefusedTextException("control-character");
        }
        String trimmed = trim(Normalizer.normalize(lines, Normalizer.Form.NFC));
        if (!lines.codePoints().allMatch(TextHygiene::isSpace)
                && trimmed.codePoints().noneMatch(TextHygiene::isVisible)) {
            throw new RefusedTextException("invisible-text");
        }
        return trimmed;
    }

    /**
     * A text of one line as it is kept.
     *
     * @throws RefusedTextException as for any text, and {@code single-line} for a break of line or column inside it
     */
    public static String cleanLine(String text) {
        String cleaned = clean(text);
        if (!isSingleLine(cleaned)) {
            throw new RefusedTextException("single-line");
        }
        return cleaned;
    }

    /** Whether nothing in the text begins another line or column. */
    static boolean isSingleLine(CharSequence text) {
        return text.chars()
                .noneMatch(letter -> letter == '\n' || letter == '\t' || letter == '\u2028' || letter == '\u2029');
    }

    private static boolean isRefused(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t';
            case Character.SURROGATE -> true;
            case Character.FORMAT -> isTurn(character);
            default ->
                (character & PLANE_END) == PLANE_END
                        || character >= FIRST_NONCHARACTER && character <= LAST_NONCHARACTER;
        };
    }

    // Embeddings, overrides and isolates; the plain marks of direction stay, Arabic and Hebrew need them.
    private static boolean isTurn(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** Spaces of all kinds, with those that take no room. */
    private static boolean isBlank(char character) {
        return isSpace(character) || character == '\u200B' || character == '\u2060' || character == '\uFEFF';
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isVisible(int character) {
        boolean isFiller = character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x2800;
        return !isFiller
                && switch (Character.getType(character)) {
                    case Character.FORMAT,
                            Character.CONTROL,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.UNASSIGNED -> false;
                    default -> true;
                };
    }
}
