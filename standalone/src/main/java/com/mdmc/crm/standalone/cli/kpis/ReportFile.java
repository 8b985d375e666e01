package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.standalone.cli.kpis.ReportColumns.Positions;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads an export line by line; lines before the titles are preface, lines without a day in their place are sums. */
final class ReportFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NOT_NUMBERS = Set.of(ReportColumns.DATE, ReportColumns.CURRENCY);

    private final Path file;
    private final char separator;
    private final ReportColumns columns;
    private final ReportValues values;

    /** One line of a report: the KPIs of a day, or what keeps it from being read. */
    record Line(long number, LocalDate day, ObjectNode kpis, String error) {}

    ReportFile(Path file, char separator, ReportColumns columns, ReportValues values) {
        this.file = file;
        this.separator = separator;
        this.columns = columns;
        this.values = values;
    }

    /** Hands over every line after the titles; fails if no line has the titles. */
    void read(Consumer<Line> reader) throws IOException {
        Positions positions = null;
        Map<LocalDate, Long> seen = new HashMap<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(file)) {
            for (CsvRecord row : csv) {
                if (positions == null) {
                    positions = columns.in(row.getFields()).orElse(null);
                } else if (!isSum(row, positions)) {
                    reader.accept(line(row, positions, seen));
                }
            }
        }
        if (positions == null) {
            throw new IllegalArgumentException("no line of titles with a day and a metric in " + file);
        }
    }

    private Line line(CsvRecord row, Positions positions, Map<LocalDate, Long> seen) {
        long number = row.getStartingLineNumber();
        try {
            LocalDate day = values.day(cell(row, positions.of(ReportColumns.DATE)));
            Long before = seen.putIfAbsent(day, number);
            if (before != null) {
                throw new IllegalArgumentException(day + " is on line " + before + " already; export one line a day");
            }
            return new Line(number, day, kpis(row, positions), null);
        } catch (IllegalArgumentException wrong) {
            return new Line(number, null, null, wrong.getMessage());
        }
    }

    private ObjectNode kpis(CsvRecord row, Positions positions) {
        ObjectNode kpis = JSON.createObjectNode();
        positions.columns().forEach((metric, column) -> {
            if (!NOT_NUMBERS.contains(metric)) {
                BigDecimal number = values.number(cell(row, column.index()));
                if (number != null) {
                    put(kpis, List.of(metric.split("\\.")), number.multiply(column.factor()));
                }
            }
        });
        String currency = positions.has(ReportColumns.CURRENCY)
                ? cell(row, positions.of(ReportColumns.CURRENCY)).strip()
                : positions.currency();
        return currency == null || currency.isEmpty() ? kpis : kpis.put("currency", currency);
    }

    private static void put(ObjectNode into, List<String> path, BigDecimal number) {
        if (path.size() > 1) {
            put(into.withObjectProperty(path.get(0)), path.subList(1, path.size()), number);
        } else {
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            into.put(path.get(0), whole ? number.setScale(0) : number);
        }
    }

    private static boolean isSum(CsvRecord row, Positions positions) {
        String day = cell(row, positions.of(ReportColumns.DATE)).strip();
        return day.isEmpty() || day.startsWith("Total");
    }

    private static String cell(CsvRecord row, int position) {
        return position < row.getFieldCount() ? row.getField(position) : "";
    }
}
