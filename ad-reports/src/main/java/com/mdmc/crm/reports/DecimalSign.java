package com.mdmc.crm.reports;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** Decimal sign of a file's numbers; the other sign groups thousands. */
enum DecimalSign {
    POINT('.', ','),
    COMMA(',', '.');

    private static final Pattern DURATION = Pattern.compile("\\d+(:[0-5]\\d){1,2}");
    // A typed number without its mark and the sign that a spreadsheet shows behind it.
    private static final Pattern TYPED = Pattern.compile("[^0-9.-]");
    private static final Set<String> MISSING = Set.of("", "-", "--", "n/a", "na", "null", "nd", "(not set)");

    private final char sign;
    private final char group;
    private final Pattern form;

    DecimalSign(char sign, char group) {
        this.sign = sign;
        this.group = group;
        // Groups of two are India's; blanks and apostrophes are taken out before.
        this.form =
                Pattern.compile("-?(\\d+|\\d{1,3}(\\%s\\d{2,3})*\\%s\\d{3})(\\%s\\d+)?".formatted(group, group, sign));
    }

    /** Whether the platform reported nothing, which is not zero. */
    static boolean isMissing(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return true;
        }
        boolean isNumber = Character.isDigit(text.charAt(0));
        return !isNumber && text.length() < 10 && MISSING.contains(Titles.folded(text));
    }

    /** The number, in seconds where it is a duration such as 0:01:23; {@code null} if it is none. */
    BigDecimal number(String cell) {
        if (!cell.isEmpty() && cell.charAt(0) == Row.NUMBER) {
            return new BigDecimal(TYPED.matcher(cell).replaceAll(""));
        }
        String bare = bare(cell);
        if (bare.indexOf(':') > 0) {
            return DURATION.matcher(bare).matches() ? seconds(bare) : null;
        }
        if (!form.matcher(bare).matches()) {
            return null;
        }
        return new BigDecimal(bare.replace(String.valueOf(group), "").replace(sign, '.'));
    }

    /** The number without what is written around it; blanks may only stand between groups of three digits. */
    static String bare(String cell) {
        StringBuilder bare = new StringBuilder(cell.length());
        String text = cell.strip();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '\u2212') {
                bare.append('-');
            } else if (isBlank(each) && isBetweenDigits(text, i) && !isGroup(text, i)) {
                return text;
            } else if (!isBlank(each) && "€$£%".indexOf(each) < 0 && !(isApostrophe(each) && isGroup(text, i))) {
                bare.append(each);
            }
        }
        return bare.toString();
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }

    private static boolean isApostrophe(char each) {
        return each == '\'' || each == '\u2019';
    }

    private static boolean isBetweenDigits(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isGroup(String text, int at) {
        int end = at + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - at == 4;
    }

    private static BigDecimal seconds(String text) {
        long seconds = 0;
        for (String part : text.split(":")) {
            seconds = 60 * seconds + Long.parseLong(part);
        }
        return BigDecimal.valueOf(seconds);
    }
}
