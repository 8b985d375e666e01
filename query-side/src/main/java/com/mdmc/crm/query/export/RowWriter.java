package com.mdmc.crm.query.export;

import java.io.IOException;

/** Writer of the rows of an export. */
interface RowWriter<R> {

    void begin() throws IOException;

    void write(R row) throws IOException;

    /** Hands everything written so far to the client. */
    void flush() throws IOException;
}
