package com.mdmc.crm.query.export;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.WireEnum;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * CSV cells for spreadsheets. A text that a spreadsheet would take for a formula is prefixed with an apostrophe; French
 * numbers have a decimal comma.
 */
final class CsvCells {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final boolean french;

    CsvCells(Locale locale) {
        this.french = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    char separator() {
        return french ? ';' : ',';
    }

    String of(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            String plain = number.toPlainString();
            return french ? plain.replace('.', ',') : plain;
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Boolean truth) {
            return french ? (truth ? "oui" : "non") : (truth ? "yes" : "no");
        }
        return asText(plain(value));
    }

    private static String plain(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(CsvCells::plain).collect(Collectors.joining(" | "));
        }
        if (value instanceof PersonalText personal) {
            return personal.text();
        }
        return value instanceof WireEnum constant ? constant.wire() : value.toString();
    }

    // Blanks before the sign do not keep every spreadsheet from calculating.
    private static String asText(String text) {
        String stripped = text.stripLeading();
        boolean formula = !text.isEmpty() && isFormulaStart(text.charAt(0))
                || !stripped.isEmpty() && isFormulaStart(stripped.charAt(0));
        return formula ? "'" + text : text;
    }

    private static boolean isFormulaStart(char first) {
        return FORMULA_STARTS.indexOf(first) >= 0;
    }
}
