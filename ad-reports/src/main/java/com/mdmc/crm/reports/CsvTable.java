package com.mdmc.crm.reports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** A table of text lines with one separator. */
record CsvTable(Content content, Charset charset, char separator) implements Table {

    /** Opens the bytes anew. */
    interface Content {
        InputStream open() throws IOException;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try (InputStreamReader text = new InputStreamReader(content.open(), Encodings.strict(charset));
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (!reader.next(new Row(line.getStartingLineNumber(), line.getFields()))) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            throw ReportRefused.of("not-a-table", "reason", String.valueOf(broken.getMessage()));
        }
    }

    @Override
    public String format() {
        return charset.name() + " " + (separator == '\t' ? "tab" : separator);
    }

    @Override
    public boolean keepsEmptyCells() {
        return true;
    }
}
