package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.money.CurrencyCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads ad platforms' exports: finds out the form of a file from all of it, and refuses the file where two readings are
 * possible.
 */
public final class ReportReader {
    private static final int MOST_PREFACE_LINES = 100;

    private ReportReader() {}

    /** A table with its titles. */
    private record Candidate(Platform platform, Layout layout, Table table, Header header) {

        int known() {
            return header.metrics().size()
                    + header.roles().values().stream().mapToInt(List::size).sum();
        }
    }

    /**
     * The report in a file; of the platform whose titles it has unless one is named.
     *
     * @throws ReportRefused if nothing of it can be relied on
     */
    public static Report open(Path file, ReportOptions options) throws IOException {
        List<Candidate> candidates = best(ReportFile.tables(file, options), options);
        Candidate found = candidates.get(0);
        requireOnePlatform(candidates);
        requireOneSheet(candidates);
        Header header = found.header().checked();
        DayStyle days = new DayStyle();
        NumberStyle numbers = new NumberStyle();
        Set<Integer> currencies = observe(found, header, days, numbers);
        if (options.currency() == null && !header.isCurrencyStated() && !currencies.isEmpty()) {
            String title = header.titles().get(currencies.iterator().next());
            throw ReportRefused.of("currency-unclear", "cell", title);
        }
        return new Report(
                        found.table(),
                        header,
                        days.decided(options.dateFormat()).remembering(),
                        numbers.decided(options.decimal()),
                        options.withPlatform(found.platform()))
                .surveyed();
    }

    private static void requireOnePlatform(List<Candidate> candidates) {
        List<String> names = candidates.stream()
                .map(candidate -> candidate.platform().wire())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw ReportRefused.of("platform-unclear", "names", String.join(", ", names));
        }
    }

    private static void requireOneSheet(List<Candidate> candidates) {
        List<String> sheets = candidates.stream()
                .filter(candidate -> candidate.table() instanceof XlsxTable)
                .map(candidate -> ((XlsxTable) candidate.table()).name())
                .toList();
        if (sheets.size() > 1) {
            throw ReportRefused.of("several-sheets", "names", String.join(", ", sheets));
        }
    }

    /** The platforms whose titles a file has; several if their titles do not tell them apart. */
    public static List<Platform> platforms(Path file, ReportOptions options) throws IOException {
        return best(ReportFile.tables(file, options), options).stream()
                .map(Candidate::platform)
                .distinct()
                .toList();
    }

    /** SHA-256 of a file in hex: what two imports of one file have in common. */
    public static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Candidate> best(List<Table> tables, ReportOptions options) throws IOException {
        List<Candidate> best = new ArrayList<>();
        List<Platform> platforms =
                options.platform() == null ? List.of(Platform.values()) : List.of(options.platform());
        for (Platform platform : platforms) {
            Layout layout = Layout.of(platform, options.titles());
            for (Table table : tables) {
                Header header = header(table, layout);
                if (header != null) {
                    Candidate candidate = new Candidate(platform, layout, table, header);
                    int better = best.isEmpty()
                            ? 1
                            : Integer.compare(candidate.known(), best.get(0).known());
                    if (better > 0) {
                        best.clear();
                    }
                    if (better >= 0) {
                        best.add(candidate);
                    }
                }
            }
        }
        if (best.isEmpty()) {
            throw ReportRefused.of("no-titles");
        }
        return best;
    }

    private static Header header(Table table, Layout layout) throws IOException {
        Header[] found = new Header[1];
        AtomicInteger lines = new AtomicInteger();
        try {
            table.read(row -> {
                found[0] = layout.header(row).orElse(null);
                return found[0] == null && lines.incrementAndGet() < MOST_PREFACE_LINES;
            });
        } catch (ReportRefused broken) {
            // Another separator may do.
            return null;
        }
        return found[0];
    }

    // The lines under other titles would be read by these.
    private static void requireOneTable(Candidate found, Row row) {
        Header header = found.header();
        boolean isText = row.text(header.day()).chars().noneMatch(Character::isDigit);
        if (isText && row.number() > header.line()) {
            Header other = Header.of(found.layout(), row);
            boolean isTitles = other.isComplete()
                    || other.isPeriod(header.day())
                    || header.metrics().values().stream().anyMatch(column -> isWord(row.cell(column.index())));
            if (isTitles && !other.titles().equals(header.titles())) {
                throw new ReportRefused(ReportProblem.at(row.number(), "several-tables"));
            }
        }
    }

    private static boolean isWord(String cell) {
        return !DecimalSign.isMissing(cell) && cell.chars().noneMatch(Character::isDigit);
    }

    // Answers the columns of unknown titles that hold nothing but what may be currencies.
    private static Set<Integer> observe(Candidate found, Header header, DayStyle days, NumberStyle numbers)
            throws IOException {
        Lines kinds = new Lines(header);
        Set<Integer> currencies = new TreeSet<>(header.unknown());
        found.table().read(row -> {
            requireOneTable(found, row);
            if (kinds.kind(row, null) == Lines.Kind.PART) {
                days.add(row.cell(header.day()), row.number());
                currencies.removeIf(column -> !CurrencyCode.Check.isKnown(row.text(column)));
            }
            if (row.number() > header.line()) {
                header.metrics()
                        .forEach((metric, column) -> numbers.add(row.cell(column.index()), metric, row.number()));
                header.columns(Header.IGNORED).forEach(index -> numbers.add(row.cell(index), null, row.number()));
            }
            return true;
        });
        return currencies;
    }
}
