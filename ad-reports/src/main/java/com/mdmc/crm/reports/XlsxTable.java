package com.mdmc.crm.reports;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** The first sheet of a workbook. */
record XlsxTable(Path file) implements Table {
    // A spreadsheet keeps 15 digits of a number and writes 17.
    private static final MathContext DIGITS = new MathContext(15);

    @Override
    public void read(Reader reader) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getFirstSheet().openStream()) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator();
            while (each.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = each.next();
                if (row.getPhysicalCellCount() > 0 && !reader.next(new Row(row.getRowNum(), cells(row)))) {
                    return;
                }
            }
        } catch (ExcelReaderException broken) {
            throw ReportRefused.of("not-a-table", "reason", String.valueOf(broken.getMessage()));
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.hasCell(i) ? row.getCell(i) : null;
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getValue() == null ? "" : cell.getText();
        }
        if (isDate(cell.getDataFormatString())) {
            return Row.DAY + cell.asDate().toLocalDate().toString();
        }
        BigDecimal number = cell.asNumber().round(DIGITS);
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return Row.NUMBER + plain;
    }

    // Codes of days have a year or a month's day; those of durations have hours alone.
    private static boolean isDate(String format) {
        String codes = format == null
                ? ""
                : format.replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"", "").toLowerCase();
        return codes.contains("yy") || codes.contains("d") && codes.contains("m");
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
