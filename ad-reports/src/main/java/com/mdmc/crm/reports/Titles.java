package com.mdmc.crm.reports;

import com.mdmc.crm.domain.money.CurrencyCode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Case folding of column titles and markers: without case, accents, kinds of apostrophes, spaces and dashes. */
final class Titles {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\ufeff\\u200b]+");
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02bc\u00b4`]");
    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]");
    private static final Pattern TOTAL =
            Pattern.compile("((grand |sous-|sub-?)?tota(l|ux|is)\\b.*|ensemble|somme|sum|gesamt(summe)?)");
    private static final Pattern ALL =
            Pattern.compile("(all|tous|toutes|total|tout)( .*)?|worldwide|world|global|monde( entier)?|mondial");
    private static final Pattern IN_CURRENCY = Pattern.compile("(.*)\\(([A-Z]{3})\\)");

    private Titles() {}

    static String folded(String text) {
        String plain = APOSTROPHES.matcher(DASHES.matcher(text).replaceAll("-")).replaceAll("'");
        plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        plain = plain.toLowerCase(Locale.ROOT).replace("\u0153", "oe");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /** A title without the currency in brackets behind it. */
    static String withoutCurrency(String title) {
        Matcher named = IN_CURRENCY.matcher(title.strip());
        return named.matches() && CurrencyCode.Check.isKnown(named.group(2)) ? named.group(1) : title;
    }

    /** The currency in brackets behind a title, or {@code null}. */
    static String currencyOf(String title) {
        Matcher named = IN_CURRENCY.matcher(title.strip());
        return named.matches() && CurrencyCode.Check.isKnown(named.group(2)) ? named.group(2) : null;
    }

    /** Whether it is what sums are called; asked of every line, so a look at the first letter comes first. */
    static boolean isTotal(String cell) {
        return cell.length() > 2
                && "tgse".indexOf(Character.toLowerCase(first(cell))) >= 0
                && TOTAL.matcher(folded(cell)).matches();
    }

    /** Whether it stands for all parts of a breakdown. */
    static boolean isAll(String cell) {
        return "atwgm".indexOf(Character.toLowerCase(first(cell))) >= 0
                && ALL.matcher(folded(cell)).matches();
    }

    private static char first(String cell) {
        for (int at = 0; at < cell.length(); at++) {
            char each = cell.charAt(at);
            if (!Character.isWhitespace(each) && !Character.isSpaceChar(each)) {
                return each;
            }
        }
        return ' ';
    }
}
