package com.mdmc.crm.query.view;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;

/**
 * A document written straight into bytes, for what is written by the hundred thousand: the driver's writer keeps a
 * context for every level and looks at each letter by itself. Not safe for concurrent use.
 */
final class BsonBytes {
    private static final int MOST_LEVELS = 100;
    private static final ThreadLocal<BsonBytes> OF_THREAD = ThreadLocal.withInitial(BsonBytes::new);

    private byte[] bytes = new byte[1 << 10];
    private int length;
    private final int[] starts = new int[MOST_LEVELS];
    private int level;

    private BsonBytes() {}

    /** Begins a document in the bytes of this thread; there is only one at a time. */
    static BsonBytes begin() {
        BsonBytes bytes = OF_THREAD.get();
        bytes.length = 0;
        bytes.level = 0;
        bytes.open();
        return bytes;
    }

    /** The document, a copy of its own. */
    RawBsonDocument end() {
        close();
        return new RawBsonDocument(Arrays.copyOf(bytes, length));
    }

    void startDocument(String name) {
        head(BsonType.DOCUMENT, name);
        open();
    }

    void startArray(String name) {
        head(BsonType.ARRAY, name);
        open();
    }

    /** Ends the document or array begun last. */
    void close() {
        reserve(1);
        bytes[length++] = 0;
        int start = starts[--level];
        int end = length;
        length = start;
        int32(end - start);
        length = end;
    }

    void put(String name, String value) {
        head(BsonType.STRING, name);
        reserve(Integer.BYTES);
        int start = length;
        length += Integer.BYTES;
        text(value);
        int end = length;
        length = start;
        int32(end - start - Integer.BYTES);
        length = end;
    }

    void put(String name, boolean value) {
        head(BsonType.BOOLEAN, name);
        reserve(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    void put(String name, int value) {
        head(BsonType.INT32, name);
        reserve(Integer.BYTES);
        int32(value);
    }

    void put(String name, long value) {
        head(BsonType.INT64, name);
        int64(value);
    }

    void put(String name, double value) {
        head(BsonType.DOUBLE, name);
        int64(Double.doubleToRawLongBits(value));
    }

    /** @throws NumberFormatException if it has more than 34 digits or is too large */
    void put(String name, BigDecimal value) {
        Decimal128 decimal = new Decimal128(value);
        head(BsonType.DECIMAL128, name);
        int64(decimal.getLow());
        int64(decimal.getHigh());
    }

    /** To the millisecond. */
    void put(String name, Instant value) {
        head(BsonType.DATE_TIME, name);
        int64(value.toEpochMilli());
    }

    void putNull(String name) {
        head(BsonType.NULL, name);
    }

    private void open() {
        if (level == MOST_LEVELS) {
            throw new IllegalStateException("more than " + MOST_LEVELS + " documents in each other");
        }
        reserve(Integer.BYTES);
        starts[level++] = length;
        length += Integer.BYTES;
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
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    private void int64(long value) {
        reserve(Long.BYTES);
        int32((int) value);
        int32((int) (value >> Integer.SIZE));
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
