package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import java.nio.ByteBuffer;

/**
 * What stands before the units of a frame. Its checksum covers the position and the file's salt, so that neither a frame
 * of the file's former life nor one that was moved passes for one that was written here.
 *
 * @param length bytes of the units
 * @param firstUnit number of the first
 * @param units how many there are
 * @param checksum of their bytes
 */
record FrameHeader(int length, long firstUnit, int units, int checksum) {

    /** Bytes of a header. */
    static final int LENGTH = 28;

    private static final int MAGIC = 0xF4A3E002;
    private static final int COVERED = LENGTH - Integer.BYTES;

    void write(ByteBuffer frame, long salt, long position) {
        frame.putInt(0, MAGIC);
        frame.putInt(4, length);
        frame.putLong(8, firstUnit);
        frame.putInt(16, units);
        frame.putInt(20, checksum);
        frame.putInt(COVERED, Checksum.of(salt, position, frame, 0, COVERED));
    }

    /** The header at an offset of a buffer, which is at a position of the file; null if there is none that is whole. */
    static FrameHeader read(ByteBuffer buffer, int offset, long salt, long position) {
        if (buffer.getInt(offset) != MAGIC
                || buffer.getInt(offset + COVERED) != Checksum.of(salt, position, buffer, offset, offset + COVERED)) {
            return null;
        }
        return new FrameHeader(
                buffer.getInt(offset + 4),
                buffer.getLong(offset + 8),
                buffer.getInt(offset + 16),
                buffer.getInt(offset + 20));
    }
}
