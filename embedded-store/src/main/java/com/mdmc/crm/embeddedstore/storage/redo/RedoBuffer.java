package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One frame of the redo log under construction: {@link FrameHeader} and units. A unit is a count of changes, then per
 * change the map's number, the key and the value.
 */
final class RedoBuffer {

    private static final int NUMBER = 5;

    private byte[] bytes = new byte[1 << 16];
    private int length = FrameHeader.LENGTH;
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

    /** Bytes the unit takes at most. */
    static int size(RedoUnit unit) {
        int size = NUMBER;
        for (int i = 0; i < unit.size(); i++) {
            byte[] value = unit.value(i);
            size += 3 * NUMBER + unit.key(i).length + (value == null ? 0 : value.length);
        }
        return size;
    }

    void add(long number, RedoUnit unit) {
        if (units++ == 0) {
            firstUnit = number;
        }
        number(unit.size());
        for (int i = 0; i < unit.size(); i++) {
            byte[] value = unit.value(i);
            number(unit.map(i));
            string(unit.key(i));
            number(value == null ? 0 : value.length + 1);
            raw(value);
        }
    }

    /** Seals the frame for its place in a file. */
    ByteBuffer frame(long salt, long position) {
        ByteBuffer frame = ByteBuffer.wrap(bytes, 0, length);
        int units = length - FrameHeader.LENGTH;
        int checksum = Checksum.of(bytes, FrameHeader.LENGTH, units);
        new FrameHeader(units, firstUnit, this.units, checksum).write(frame, salt, position);
        return frame;
    }

    void clear() {
        length = FrameHeader.LENGTH;
        units = 0;
        if (bytes.length > 1 << 22) {
            bytes = new byte[1 << 16];
        }
    }

    private void string(byte[] value) {
        number(value.length);
        raw(value);
    }

    private void number(int value) {
        reserve(NUMBER);
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
