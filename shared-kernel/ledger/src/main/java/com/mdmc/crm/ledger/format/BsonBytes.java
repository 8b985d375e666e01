package com.mdmc.crm.ledger.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.bson.BsonType;
import org.bson.types.Decimal128;

/**
 * BSON writer into a byte array, for commits and views. The driver's writer keeps a context for every level and looks at
 * each letter by itself; docs/performance.md has both side by side. Not safe for concurrent use.
 */
public final class BsonBytes {
    private static final int MOST_LEVELS = 100;
    private static final int MOST_KEPT = 1 << 16;
    private static final ThreadLocal<BsonBytes> OF_THREAD = ThreadLocal.withInitial(BsonBytes::new);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 10];
    private int length;
    private final int[] starts = new int[MOST_LEVELS];
    private int level;

    private BsonBytes() {}

    /** Starts a document in the buffer of this thread; there is only one at a time. */
    public static BsonBytes begin() {
        BsonBytes bytes = OF_THREAD.get();
        bytes.length = 0;
        bytes.level = 0;
        bytes.open();
        return bytes;
    }

    /** Ends the document and returns a copy of it. */
    public byte[] end() {
        close();
        byte[] document = Arrays.copyOf(bytes, length);
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[MOST_KEPT];
        }
        return document;
    }

    /** Number of bytes written so far. */
    public int length() {
        return length;
    }

    /** Starts a nested document. */
    public void startDocument(String name) {
        head(BsonType.DOCUMENT, name);
        open();
    }

    /** Starts an array, whose elements are named by their index from 0. */
    public void startArray(String name) {
        head(BsonType.ARRAY, name);
        open();
    }

    /** Ends the innermost document or array. */
    public void close() {
        reserve(1);
        bytes[length++] = 0;
        int start = starts[--level];
        INT32.set(bytes, start, length - start);
    }

    public void put(String name, String value) {
        head(BsonType.STRING, name);
        int start = length;
        int32(0);
        text(value);
        INT32.set(bytes, start, length - start - Integer.BYTES);
    }

    public void put(String name, boolean value) {
        head(BsonType.BOOLEAN, name);
        reserve(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    public void put(String name, int value) {
        head(BsonType.INT32, name);
        int32(value);
    }

    public void put(String name, long value) {
        head(BsonType.INT64, name);
        int64(value);
    }

    public void put(String name, double value) {
        head(BsonType.DOUBLE, name);
        int64(Double.doubleToRawLongBits(value));
    }

    /** @throws NumberFormatException if it has more than 34 digits or is too large */
    public void put(String name, BigDecimal value) {
        Decimal128 decimal = new Decimal128(value);
        head(BsonType.DECIMAL128, name);
        int64(decimal.getLow());
        int64(decimal.getHigh());
    }

    /** To the millisecond. */
    public void put(String name, Instant value) {
        head(BsonType.DATE_TIME, name);
        int64(value.toEpochMilli());
    }

    /** Binary data of the general kind. */
    public void put(String name, byte[] value) {
        head(BsonType.BINARY, name);
        int32(value.length);
        reserve(1 + value.length);
        bytes[length++] = 0;
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    public void putNull(String name) {
        head(BsonType.NULL, name);
    }

    private void open() {
        if (level == MOST_LEVELS) {
            throw new IllegalStateException("more than " + MOST_LEVELS + " documents in each other");
        }
        starts[level++] = length;
        int32(0);
    }

    private void head(BsonType type, String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a field's name cannot have the letter of number 0");
        }
        reserve(1);
        bytes[length++] = (byte) type.getValue();
        text(name);
    }

    // UTF-8 with a 0 at its end; most of it is ASCII.
    private void text(String text) {
        int letters = text.length();
        reserve(letters + 1);
        for (int i = 0; i < letters; i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                rest(text.substring(i));
                return;
            }
            bytes[length++] = (byte) letter;
        }
        bytes[length++] = 0;
    }

    private void rest(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length + 1);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        bytes[length++] = 0;
    }

    private void int32(int value) {
        reserve(Integer.BYTES);
        INT32.set(bytes, length, value);
        length += Integer.BYTES;
    }

    private void int64(long value) {
        reserve(Long.BYTES);
        INT64.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
