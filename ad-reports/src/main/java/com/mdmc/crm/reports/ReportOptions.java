package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;

/**
 * What is said about a report beside the file; whatever is {@code null} is read from the file itself.
 *
 * @param platform that made the report
 * @param titles own column titles, as properties: {@code metric=Title|Other title}; they stand before the known ones
 * @param encoding name of a character set
 * @param separator one character between fields
 * @param decimal {@code comma} or {@code point}
 * @param dateFormat such as {@code dd/MM/yyyy}
 * @param currency of the amounts
 */
public record ReportOptions(
        Platform platform,
        String titles,
        String encoding,
        String separator,
        String decimal,
        String dateFormat,
        String currency) {

    /** The same for a platform. */
    public ReportOptions withPlatform(Platform of) {
        return new ReportOptions(of, titles, encoding, separator, decimal, dateFormat, currency);
    }

    /** Everything but the platform is read from the file. */
    public static ReportOptions of(Platform platform) {
        return new ReportOptions(platform, null, null, null, null, null, null);
    }
}
