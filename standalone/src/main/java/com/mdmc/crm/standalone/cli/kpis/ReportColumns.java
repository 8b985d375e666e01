package com.mdmc.crm.standalone.cli.kpis;

import com.mdmc.crm.kernel.value.Platform;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Under which titles a platform's export has our metrics.
 *
 * @param titles path of a metric, such as {@code platformSpecific.meta.videoViews} → titles, the preferred one first
 */
record ReportColumns(Map<String, List<String>> titles) {
    static final String DATE = "date";

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
    Optional<Map<String, Integer>> in(List<String> line) {
        List<String> cells = line.stream().map(String::strip).toList();
        Map<String, Integer> columns = new LinkedHashMap<>();
        titles.forEach((metric, names) -> names.stream()
                .map(cells::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .ifPresent(index -> columns.put(metric, index)));
        return columns.containsKey(DATE) && columns.size() > 1 ? Optional.of(columns) : Optional.empty();
    }

    private static ReportColumns read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, List<String>> titles = new LinkedHashMap<>();
        for (String metric : new TreeSet<>(properties.stringPropertyNames())) {
            titles.put(metric, Arrays.asList(properties.getProperty(metric).split("\\|")));
        }
        return new ReportColumns(titles);
    }
}
