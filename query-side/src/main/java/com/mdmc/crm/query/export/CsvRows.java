package com.mdmc.crm.query.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** CSV with a header row, in the dialect of the locale's spreadsheets, with a byte-order mark. */
final class CsvRows<R> implements RowWriter<R> {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final OutputStream out;
    private final CsvWriter csv;
    private final CsvCells cells;
    private final List<CsvColumn<R>> columns;
    private final List<String> headings;

    CsvRows(Export<?, R> export, OutputStream out, MessageSource messages, Locale locale) {
        this.out = out;
        this.cells = new CsvCells(locale);
        this.csv = CsvWriter.builder()
                .fieldSeparator(cells.separator())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
        this.columns = export.columns();
        this.headings = columns.stream()
                .map(column -> messages.getMessage("export." + export.resource() + "." + column.name(), null, locale))
                .toList();
    }

    @Override
    public void begin() throws IOException {
        out.write(BYTE_ORDER_MARK);
        csv.writeRecord(headings);
    }

    @Override
    public void write(R row) {
        csv.writeRecord(columns.stream()
                .map(column -> cells.of(column.value().apply(row)))
                .toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
        out.flush();
    }
}
