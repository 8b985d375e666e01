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
        // Groups of two are India's, none begins with 0; blanks and apostrophes are taken out before.
        this.form = Pattern.compile(
                "-?(\\d+|[1-9]\\d{0,2}(\\%s\\d{2,3})*\\%s\\d{3})(\\%s\\d+)?".formatted(group, group, sign));
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

    /** The number without the signs around it and the blanks and apostrophes between its groups of three digits. */
    static String bare(String cell) {
        String text = cell.strip();
        int first = 0;
        int last = text.length() - 1;
        while (first < last && !Character.isDigit(text.charAt(first))) {
            first++;
        }
        while (last > first && !Character.isDigit(text.charAt(last))) {
            last--;
        }
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean isWithin = first < i && i < last;
            if (each == '\u2212') {
                bare.append('-');
            } else if (!isWithin ? !isAround(each) : !isGroup(text, i)) {
                bare.append(each);
            }
        }
        return bare.toString();
    }

    private static boolean isAround(char each) {
        return isBlank(each) || "€$£%".indexOf(each) >= 0;
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }

    private static boolean isApostrophe(char each) {
        return each == '\'' || each == '\u2019';
    }

    // Between at most three digits, or a group before them, and three.
    private static boolean isGroup(String text, int at) {
        return (isBlank(text.charAt(at)) || isApostrophe(text.charAt(at)))
                && digits(text, at, 1) == 3
                && digits(text, at, -1) > 0
                && digits(text, at, -1) < 4;
    }

    private static int digits(String text, int at, int step) {
        int count = 0;
        for (int i = at + step; i >= 0 && i < text.length() && Character.isDigit(text.charAt(i)); i += step) {
            count++;
        }
        return count;
    }

    private static BigDecimal seconds(String text) {
        long seconds = 0;
        for (String part : text.split(":")) {
            seconds = 60 * seconds + Long.parseLong(part);
        }
        return BigDecimal.valueOf(seconds);
    }
}
