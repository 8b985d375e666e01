package com.mdmc.crm.standalone.cli.kpis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an export writes days and numbers.
 *
 * @param decimalComma whether 1,5 is one and a half; otherwise commas group thousands
 */
record ReportValues(DateTimeFormatter days, boolean decimalComma) {
    private static final Pattern DURATION = Pattern.compile("\\d+(:[0-5]\\d){1,2}");
    private static final Set<String> MISSING = Set.of("", "-", "--", "—", "n/a", "N/A", "null");

    LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip(), days);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("not a day: " + text);
        }
    }

    /** The number, in seconds where it is a duration such as 0:01:23; {@code null} where the platform reported none, which is not zero. */
    BigDecimal number(String text) {
        String bare = text.replaceAll("[\\s\\u00a0\\u202f€$£%]", "");
        if (MISSING.contains(bare)) {
            return null;
        }
        if (DURATION.matcher(bare).matches()) {
            return seconds(bare.split(":"));
        }
        String plain = decimalComma ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("not a number: " + text);
        }
    }

    private static BigDecimal seconds(String[] parts) {
        long seconds = 0;
        for (String part : parts) {
            seconds = 60 * seconds + Long.parseLong(part);
        }
        return BigDecimal.valueOf(seconds);
    }
}
