package com.mdmc.crm.reports;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A sheet of a workbook, by its place among the sheets. */
record XlsxTable(Path file, int sheet, String name) implements Table {
    // A spreadsheet keeps 15 digits of a number and writes 17.
    private static final MathContext DIGITS = new MathContext(15);

    private static final BigDecimal SECONDS = new BigDecimal(86_400);
    private static final BigDecimal FARTHEST = new BigDecimal(100_000);
    // Whole days since then are how a spreadsheet holds a day; four years later where it says so.
    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final Pattern DATE_1904 = Pattern.compile("date1904\\s*=\\s*[\"'](1|true)[\"']");
    private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

    /** The sheets that a person sees. */
    static List<Table> sheets(Path file) throws IOException {
        try (ReadableWorkbook workbook = open(file)) {
            return workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .map(sheet -> (Table) new XlsxTable(file, sheet.getIndex(), sheet.getName()))
                    .toList();
        } catch (ExcelReaderException broken) {
            throw ReportRefused.of("not-a-table", "reason", String.valueOf(broken.getMessage()));
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (IOException broken) {
            if (broken.getCause() instanceof XMLStreamException malformed) {
                throw ReportRefused.of("not-a-table", "reason", malformed.getMessage());
            }
            throw broken;
        }
    }

    @Override
    public void read(Reader reader) throws IOException {
        try (ReadableWorkbook workbook = open(file);
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getSheet(sheet).orElseThrow().openStream()) {
            LocalDateTime epoch = isDate1904() ? EPOCH_1904 : EPOCH;
            Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator();
            while (hasNext(each)) {
                org.dhatim.fastexcel.reader.Row row = each.next();
                if (row.getPhysicalCellCount() > 0 && !reader.next(new Row(row.getRowNum(), cells(row, epoch)))) {
                    return;
                }
            }
        } catch (ExcelReaderException | UnknownCellException broken) {
            throw ReportRefused.of("not-a-table", "reason", String.valueOf(broken.getMessage()));
        }
    }

    /** Thrown for a cell of a kind that the library does not read. */
    private static final class UnknownCellException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownCellException(IllegalStateException unknown) {
            super(unknown.getMessage(), unknown);
        }
    }

    private static boolean hasNext(Iterator<?> rows) {
        try {
            return rows.hasNext();
        } catch (IllegalStateException unknown) {
            throw new UnknownCellException(unknown);
        }
    }

    // The library takes "true" alone for it, and spreadsheets write "1".
    private boolean isDate1904() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry workbook = zip.getEntry("xl/workbook.xml");
            return workbook != null
                    && DATE_1904
                            .matcher(new String(zip.getInputStream(workbook).readAllBytes(), StandardCharsets.UTF_8))
                            .find();
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row, LocalDateTime epoch) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.hasCell(i) ? row.getCell(i) : null;
            cells.add(cell == null ? "" : text(cell, epoch));
        }
        return cells;
    }

    private static String text(Cell cell, LocalDateTime epoch) {
        // A formula that nothing was computed for yet is not an empty cell.
        if (cell.getValue() == null) {
            return cell.getFormula() == null ? "" : "=" + cell.getFormula();
        }
        if (!(cell.getValue() instanceof BigDecimal number)) {
            return cell.getType() == CellType.FORMULA ? cell.getValue().toString() : cell.getText();
        }
        String codes = codes(cell);
        if (codes.contains("yy") || codes.contains("d") && codes.contains("m")) {
            return day(number, epoch);
        }
        if (codes.contains("h") || codes.contains("s")) {
            return duration(number, codes);
        }
        boolean isPercent = codes.indexOf('%') >= 0;
        BigDecimal rounded = (isPercent ? number.movePointRight(2) : number).round(DIGITS);
        return Row.NUMBER
                + (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString())
                + (isPercent ? "%" : CurrencySign.shown(cell.getDataFormatString()));
    }

    // A time within a day is not a day.
    private static String day(BigDecimal number, LocalDateTime epoch) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return isWhole && number.abs().compareTo(FARTHEST) < 0
                ? Row.DAY + epoch.plusDays(number.longValue()).toLocalDate().toString()
                : number.toPlainString();
    }

    // One without seconds was 1:32 before a spreadsheet read hours and minutes in it.
    private static String duration(BigDecimal days, String codes) {
        long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        String time = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        return codes.contains("s") ? time : time + " " + codes;
    }

    // Without colours, countries and texts. Codes of days have a year or a month's day; those of durations have not.
    private static String codes(Cell cell) {
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        return format.toLowerCase(Locale.ROOT).replaceAll("\\[(?![hms]+\\])[^\\]]*\\]|\"[^\"]*\"|\\\\.|_.", "");
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public boolean keepsEmptyCells() {
        return false;
    }
}
