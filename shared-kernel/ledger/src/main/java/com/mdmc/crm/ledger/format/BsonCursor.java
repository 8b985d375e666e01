package com.mdmc.crm.ledger.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonType;

/**
 * Goes once through the bytes of a document whose layout is known, field after field. The driver's reader does the same
 * for any document, with a context for each level and a buffer between it and the bytes, which takes half of the time of
 * reading a ledger.
 */
final class BsonCursor {
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // Names come again with every commit; whichever thread keeps one last, it is the right one or is made anew.
    private static final String[] NAMES = new String[256];

    private final byte[] bytes;
    private int at;

    BsonCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Steps into the document or array that begins here. */
    void enter() {
        int start = at;
        int length = int32();
        if (length < Integer.BYTES + 1 || length > bytes.length - start || bytes[start + length - 1] != 0) {
            throw damaged("a document of " + length + " bytes");
        }
    }

    /** The type of the next field; {@code null} when the document or array is at its end. */
    BsonType next() {
        byte type = bytes[at++];
        return type == 0 ? null : BsonType.findByValue(type);
    }

    /** Steps to the value of the next field, which must be this one. */
    void expect(BsonType type, String name) {
        BsonType found = next();
        String foundName = found == null ? null : name();
        if (found != type || !name.equals(foundName)) {
            throw damaged("%s %s where %s %s should be".formatted(found, foundName, type, name));
        }
    }

    /** The name of the field whose type was just read. */
    String name() {
        int start = at;
        int hash = 0;
        while (bytes[at] != 0) {
            hash = 31 * hash + bytes[at++];
        }
        int length = at++ - start;
        int place = hash & NAMES.length - 1;
        String known = NAMES[place];
        if (known == null || !isName(known, start, length)) {
            known = new String(bytes, start, length, StandardCharsets.UTF_8);
            NAMES[place] = known;
        }
        return known;
    }

    private boolean isName(String known, int start, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    String string() {
        int length = int32();
        if (length < 1 || length > bytes.length - at || bytes[at + length - 1] != 0) {
            throw damaged("a text of " + length + " bytes");
        }
        String text = new String(bytes, at, length - 1, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    int int32() {
        int value = (int) INT32.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long int64() {
        long value = (long) INT64.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    double float64() {
        return Double.longBitsToDouble(int64());
    }

    boolean bool() {
        return bytes[at++] != 0;
    }

    /** Steps over the document or array that begins here. */
    void skipDocument() {
        int start = at;
        enter();
        at = start + (int) INT32.get(bytes, start);
    }

    private IllegalArgumentException damaged(String what) {
        return new IllegalArgumentException(what + ", byte " + at);
    }
}
