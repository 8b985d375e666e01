package com.mdmc.crm.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A table of any content under a line of titles, in a file of any form that reports come in: the encoding, separator and
 * sheet are found out from the file.
 */
public final class TitledTable {
    private static final int MOST_PREFACE_LINES = 100;

    private final Table table;
    private final long line;
    private final List<String> titles;

    private TitledTable(Table table, long line, List<String> titles) {
        this.table = table;
        this.line = line;
        this.titles = titles;
    }

    /** Receives the lines below the titles. */
    public interface Reader {

        /**
         * Takes a line.
         *
         * @param line its number in the file, from 1
         * @param cells as a person reads them; a line may have fewer than there are titles
         */
        void next(long line, List<String> cells);
    }

    /**
     * The table in a file that has the most titles which are known.
     *
     * @param encoding name of a character set; {@code null} to find it out
     * @param separator between fields; {@code null} to find it out
     * @param isKnown asked of {@linkplain #folded folded} titles
     * @throws ReportRefused if no table has a known title, or several sheets have as many
     */
    public static TitledTable open(Path file, String encoding, String separator, Predicate<String> isKnown)
            throws IOException {
        ReportOptions options = new ReportOptions(null, null, encoding, separator, null, null, null);
        TitledTable best = null;
        long known = 0;
        boolean isTied = false;
        for (Table table : ReportFile.tables(file, options)) {
            Row row = titles(table, isKnown);
            long score = row == null ? 0 : known(row, isKnown);
            isTied = score == known && score > 0 || isTied && score < known;
            if (score > known) {
                known = score;
                best = new TitledTable(
                        table,
                        row.number(),
                        row.cells().stream().map(TitledTable::shown).toList());
            }
        }
        if (best == null) {
            throw ReportRefused.of("no-known-titles");
        }
        if (isTied && best.table instanceof XlsxTable) {
            throw ReportRefused.of("several-sheets", "names", ((XlsxTable) best.table).name() + ", …");
        }
        return best;
    }

    private static Row titles(Table table, Predicate<String> isKnown) throws IOException {
        Row[] best = new Row[1];
        AtomicInteger lines = new AtomicInteger();
        try {
            table.read(row -> {
                if (known(row, isKnown) > (best[0] == null ? 0 : known(best[0], isKnown))) {
                    best[0] = row;
                }
                return lines.incrementAndGet() < MOST_PREFACE_LINES;
            });
        } catch (ReportRefused broken) {
            // Another separator may do.
            return null;
        }
        return best[0];
    }

    private static long known(Row row, Predicate<String> isKnown) {
        return row.cells().stream()
                .filter(cell -> !cell.isBlank() && isKnown.test(folded(shown(cell))))
                .count();
    }

    private static String shown(String cell) {
        return Row.isTyped(cell) ? cell.substring(1) : cell.strip();
    }

    /** A title without case, accents and kinds of spaces, apostrophes and dashes. */
    public static String folded(String title) {
        return Titles.folded(title);
    }

    /** The titles as written. */
    public List<String> titles() {
        return titles;
    }

    /** Name of how the file is written, such as {@code UTF-8 ;} or {@code xlsx}. */
    public String format() {
        return table.format();
    }

    /** Hands over the lines below the titles in order; blank ones are passed by. */
    public void read(Reader reader) throws IOException {
        table.read(row -> {
            if (row.number() > line && !row.isBlank()) {
                reader.next(
                        row.number(),
                        row.cells().stream().map(TitledTable::shown).toList());
            }
            return true;
        });
    }
}
