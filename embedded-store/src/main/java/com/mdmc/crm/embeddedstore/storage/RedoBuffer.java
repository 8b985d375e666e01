package com.mdmc.crm.embeddedstore.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One frame of the redo log under construction: length, checksum, number of the first unit, units. A unit is a count of
 * changes, then per change the map's number, the key and the value.
 */
final class RedoBuffer {

    /** Bytes of length and checksum. */
    static final int HEADER = 8;

    private static final int PREAMBLE = HEADER + 12;

    private byte[] bytes = new byte[1 << 16];
    private int length = PREAMBLE;
    private long firstUnit;
    private int units;

    boolean isEmpty() {
        return units == 0;
    }

    int length() {
        return length;
    }

    long lastUnit() {
        return firstUnit + units - 1;
    }

    void add(long unit, Changes changes) {
        if (units++ == 0) {
            firstUnit = unit;
        }
        number(changes.list().size());
        for (Changes.Change change : changes.list()) {
            number(change.map().number());
            string(change.key());
            number(change.value() == null ? 0 : change.value().length + 1);
            raw(change.value());
        }
    }

    /** Seals the frame. */
    ByteBuffer frame() {
        ByteBuffer frame = ByteBuffer.wrap(bytes, 0, length);
        frame.putInt(0, length - HEADER);
        frame.putLong(HEADER, firstUnit);
        frame.putInt(HEADER + 8, units);
        frame.putInt(4, checksum(bytes, HEADER, length - HEADER));
        return frame;
    }

    void clear() {
        length = PREAMBLE;
        units = 0;
        if (bytes.length > 1 << 22) {
            bytes = new byte[1 << 16];
        }
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private void string(byte[] value) {
        number(value.length);
        raw(value);
    }

    private void number(int value) {
        reserve(5);
        int rest = value;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void raw(byte[] value) {
        if (value != null) {
            reserve(value.length);
            System.arraycopy(value, 0, bytes, length, value.length);
            length += value.length;
        }
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
