package com.mdmc.crm.query.export;

import com.mdmc.crm.query.list.ListDefinition;
import java.util.List;
import java.util.function.Function;

/**
 * Definition of the export of a list.
 *
 * @param resource what the audit calls one row, such as {@code lead}
 * @param file name of the file, without its ending
 * @param list what may be asked of it; the export takes the same filters and sorts
 * @param decrypted turns a page of stored views into what the reader may see
 * @param columns those of the CSV; NDJSON has whole rows
 */
public record Export<V, R>(
        String resource,
        String file,
        ListDefinition<V> list,
        Function<List<V>, List<R>> decrypted,
        List<CsvColumn<R>> columns) {

    public Export {
        columns = List.copyOf(columns);
    }
}
