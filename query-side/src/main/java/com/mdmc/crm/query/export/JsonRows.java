package com.mdmc.crm.query.export;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** NDJSON: one JSON document per line, the same as in the list. */
final class JsonRows<R> implements RowWriter<R> {
    private final OutputStream out;
    private final JsonMapper json;

    JsonRows(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void begin() {
        // no heading
    }

    @Override
    public void write(R row) throws IOException {
        out.write(json.writeValueAsBytes(row));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
