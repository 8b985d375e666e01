package com.mdmc.crm.embeddedstore.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A random-access file; the seam where tests drop, reorder and tear what was not forced. */
public interface StoreFile extends Closeable {

    /** Fills the buffer from the position, or fails at the end of the file. */
    void read(ByteBuffer target, long position) throws IOException;

    /** Writes the whole buffer at the position. */
    void write(ByteBuffer source, long position) throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /** Returns only when everything written so far survives a power loss. */
    void force() throws IOException;
}
