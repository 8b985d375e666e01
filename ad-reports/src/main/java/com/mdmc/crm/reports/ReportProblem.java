package com.mdmc.crm.reports;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * Why lines of a report are not taken.
 *
 * @param code stable, English
 * @param details what the text names, such as the bad cell
 * @param line number of the first line concerned; 0 if it is the file as a whole
 */
public record ReportProblem(String code, Map<String, String> details, long line) {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static ReportProblem at(long line, String code) {
        return new ReportProblem(code, Map.of(), line);
    }

    static ReportProblem at(long line, String code, String name, String value) {
        return new ReportProblem(code, Map.of(name, value), line);
    }

    /** The problem in a person's language. */
    public String text(Locale locale) {
        String text =
                ResourceBundle.getBundle("report-messages", locale, NO_FALLBACK).getString(code);
        for (Map.Entry<String, String> detail : details.entrySet()) {
            text = text.replace("{" + detail.getKey() + "}", detail.getValue());
        }
        return text;
    }
}
