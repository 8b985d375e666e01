package com.mdmc.crm.reports;

import com.mdmc.crm.domain.money.CurrencyCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs of currencies in the cells of amounts. */
final class CurrencySign {
    // All others are of many countries or unknown.
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP");
    private static final Pattern SIGN = Pattern.compile("\\p{Sc}|\\p{L}+");
    private static final Pattern IN_FORMAT =
            Pattern.compile("(?<=\\[\\$)[^\\]-]+|(?<!\\[)\\p{Sc}|(?<=\")\\s*[A-Z]{3}\\s*(?=\")");

    private CurrencySign() {}

    /** The sign that a spreadsheet's number format, such as {@code 0.00 [$£-809]}, puts beside a number, or nothing. */
    static String shown(String format) {
        Matcher sign = IN_FORMAT.matcher(format == null ? "" : format);
        return sign.find() ? sign.group().strip() : "";
    }

    static boolean isIn(String cell) {
        return SIGN.matcher(cell).find();
    }

    /**
     * The currency of an amount; fails if a sign is that of another one, or leaves several.
     *
     * @param stated elsewhere, or {@code null}
     */
    static String checked(String cell, String stated, long line) {
        String currency = stated;
        Matcher sign = SIGN.matcher(DecimalSign.isMissing(cell) ? "" : cell);
        while (sign.find()) {
            String meant = CurrencyCode.Check.isKnown(sign.group()) ? sign.group() : SIGNS.get(sign.group());
            if (meant == null && currency == null) {
                throw new ReportRefused(ReportProblem.at(line, "currency-unclear", "cell", cell.strip()));
            }
            boolean contradicts = meant == null ? SIGNS.containsValue(currency) : !meant.equals(currency);
            if (currency != null && contradicts) {
                throw new ReportRefused(
                        ReportProblem.at(line, "several-currencies", "currencies", currency + "/" + sign.group()));
            }
            currency = currency == null ? meant : currency;
        }
        return currency;
    }
}
