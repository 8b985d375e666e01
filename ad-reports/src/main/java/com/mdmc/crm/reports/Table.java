package com.mdmc.crm.reports;

import java.io.IOException;

/** A table of a file, which can be read as often as needed; no more than a line of it is held. */
interface Table {

    /** Hands over every line in order, until the reader has had enough. */
    void read(Reader reader) throws IOException;

    /** Name of how it is written, such as {@code UTF-8 ;} or {@code xlsx}. */
    String format();

    /** Whether a line holds its trailing empty cells, so that one with fewer cells was cut off. */
    boolean keepsEmptyCells();

    /** Receives lines. */
    interface Reader {
        /** Whether more lines are wanted. */
        boolean next(Row row);
    }
}
