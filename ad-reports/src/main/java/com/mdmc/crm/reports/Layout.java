package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Column titles of a platform's exports.
 *
 * @param titles metric or role, such as {@code spend} or {@code campaign} → its titles, the preferred one first
 */
record Layout(Map<String, List<Title>> titles) {
    private static final Pattern SCALED = Pattern.compile("(.*)\\*(\\d+)");

    /**
     * A title, folded.
     *
     * @param factor what its numbers are multiplied by to be in our unit, such as 60 for hours where we count minutes
     */
    record Title(String text, BigDecimal factor) {

        static Title of(String written) {
            Matcher scaled = SCALED.matcher(written);
            return scaled.matches()
                    ? new Title(key(scaled.group(1)), new BigDecimal(scaled.group(2)))
                    : new Title(key(written), BigDecimal.ONE);
        }

        /** What titles are compared by. */
        static String key(String written) {
            return Titles.folded(Titles.withoutCurrency(written));
        }
    }

    /** The titles a platform is known to use, after somebody's own. */
    static Layout of(Platform platform, String own) {
        Map<String, List<Title>> titles = new LinkedHashMap<>();
        if (own != null) {
            add(titles, properties(new StringReader(own)));
        }
        add(titles, resource(platform.wire()));
        add(titles, resource("common"));
        return new Layout(titles);
    }

    /** What the columns of a line of titles hold, if it is one: if it has a period and a metric. */
    Optional<Header> header(Row row) {
        Header header = Header.of(this, row);
        return header.isComplete() ? Optional.of(header) : Optional.empty();
    }

    List<Title> of(String role) {
        return titles.getOrDefault(role, List.of());
    }

    private static void add(Map<String, List<Title>> titles, Properties more) {
        for (String role : new TreeSet<>(more.stringPropertyNames())) {
            if (!Metric.ALL.containsKey(role) && !Header.ROLES.contains(role)) {
                throw ReportRefused.of("unknown-metric", "name", role);
            }
            List<Title> all = titles.computeIfAbsent(role, unseen -> new ArrayList<>());
            for (String title : more.getProperty(role).split("\\|")) {
                all.add(Title.of(title));
            }
        }
    }

    private static Properties resource(String name) {
        return properties(new InputStreamReader(
                Layout.class.getResourceAsStream("/report-layouts/" + name + ".properties"), StandardCharsets.UTF_8));
    }

    private static Properties properties(Reader reader) {
        try (reader) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (IllegalArgumentException malformed) {
            throw ReportRefused.of("bad-option", "option", "columns");
        }
    }
}
