package com.mdmc.crm.standalone.cli.kpis;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.money.CurrencyCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which titles a platform's export has our metrics.
 *
 * @param titles path of a metric, such as {@code platformSpecific.meta.videoViews} → titles, the preferred one first
 */
record ReportColumns(Map<String, List<Title>> titles) {
    static final String DATE = "date";
    static final String CURRENCY = "currency";
    private static final Pattern IN_CURRENCY = Pattern.compile(".*\\(([A-Z]{3})\\)");
    private static final Pattern SCALED = Pattern.compile("(.*)\\*(\\d+)");

    /**
     * A column's title, in any case.
     *
     * @param factor what its numbers are multiplied by to be in our unit, such as 60 for hours where we count minutes
     */
    record Title(String text, BigDecimal factor) {

        static Title of(String written) {
            Matcher scaled = SCALED.matcher(written);
            return scaled.matches()
                    ? new Title(scaled.group(1), new BigDecimal(scaled.group(2)))
                    : new Title(written, BigDecimal.ONE);
        }
    }

    /** The titles the platform is known to use. */
    static ReportColumns of(Platform platform) {
        String resource = "/kpi-columns/" + platform.wire() + ".properties";
        try (Reader reader =
                new InputStreamReader(ReportColumns.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Titles of somebody's own, in a properties file: {@code metric=Title|Other title}. */
    static ReportColumns of(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        }
    }

    /** Which column has which metric, if the line is the line of titles: if it has one for the date. */
    Optional<Positions> in(List<String> line) {
        List<String> cells = line.stream().map(String::strip).toList();
        List<String> bare = cells.stream()
                .map(ReportColumns::withoutCurrency)
                .map(ReportColumns::folded)
                .toList();
        Map<String, Column> columns = new LinkedHashMap<>();
        titles.forEach((metric, names) -> names.stream()
                .map(title -> new Column(bare.indexOf(folded(withoutCurrency(title.text()))), title.factor()))
                .filter(column -> column.index() >= 0)
                .findFirst()
                .ifPresent(column -> columns.put(metric, column)));
        Column spend = columns.get("spend");
        return columns.containsKey(DATE) && columns.size() > 1
                ? Optional.of(new Positions(columns, spend == null ? null : currencyOf(cells.get(spend.index()))))
                : Optional.empty();
    }

    /**
     * Where a report has what.
     *
     * @param columns metric → its column
     * @param currency named in the title of the spend, as in {@code Amount spent (USD)}; {@code null} if none is
     */
    record Positions(Map<String, Column> columns, String currency) {

        int of(String metric) {
            return columns.get(metric).index();
        }

        boolean has(String metric) {
            return columns.containsKey(metric);
        }
    }

    /** Where a metric's numbers are, and what they are multiplied by. */
    record Column(int index, BigDecimal factor) {}

    private static String folded(String title) {
        return title.toLowerCase(Locale.ROOT);
    }

    private static String withoutCurrency(String title) {
        return currencyOf(title) == null
                ? title
                : title.substring(0, title.length() - 5).strip();
    }

    private static String currencyOf(String title) {
        Matcher named = IN_CURRENCY.matcher(title);
        return named.matches() && CurrencyCode.Check.isKnown(named.group(1)) ? named.group(1) : null;
    }

    private static ReportColumns read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, List<Title>> titles = new LinkedHashMap<>();
        for (String metric : new TreeSet<>(properties.stringPropertyNames())) {
            titles.put(
                    metric,
                    Arrays.stream(properties.getProperty(metric).split("\\|"))
                            .map(Title::of)
                            .toList());
        }
        return new ReportColumns(titles);
    }
}
