package com.mdmc.crm.embeddedstore.key;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Encodes one BSON value so that byte order is value order and no encoding is a prefix of another. Strings compare by
 * UTF-16 unit and binaries by length first, as the server's own comparator does.
 */
public final class ValueKey {

    private ValueKey() {}

    /** @throws BadValueException for a type that has no order (JavaScript code) */
    public static byte[] encode(Object value) {
        KeyWriter out = new KeyWriter();
        write(value, out);
        return out.toBytes();
    }

    /** Writes what an array without elements is indexed as. */
    public static void writeEmptyArray(KeyWriter out) {
        out.put(TypeTag.EMPTY_ARRAY);
    }

    /** What all strings with the prefix begin with. */
    public static byte[] encodeStringPrefix(String prefix) {
        KeyWriter out = new KeyWriter().put(TypeTag.STRING);
        writeChars(prefix, out);
        return out.toBytes();
    }

    /**
     * Writes what {@link #encode} gives.
     *
     * @throws BadValueException for a type that has no order (JavaScript code)
     */
    public static void write(Object value, KeyWriter out) {
        if (Missing.isNullOrMissing(value)) {
            out.put(TypeTag.NULL);
        } else if (value instanceof Number number) {
            NumberKey.write(number, out);
        } else if (value instanceof String string) {
            writeString(string, out.put(TypeTag.STRING));
        } else if (value instanceof Instant instant) {
            out.put(TypeTag.DATE).putLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
        } else if (value instanceof Boolean bool) {
            out.put(TypeTag.BOOLEAN).put(bool ? 1 : 0);
        } else if (value instanceof ObjectId id) {
            out.put(TypeTag.OBJECT_ID).put(id.toByteArray());
        } else if (value instanceof Document document) {
            writeDocument(document, out);
        } else if (value instanceof Collection<?> elements) {
            writeArray(elements, out);
        } else {
            writeRare(value, out);
        }
    }

    private static void writeRare(Object value, KeyWriter out) {
        if (value instanceof BinData binary) {
            out.put(TypeTag.BINARY).putInt(binary.getData().length).put(binary.getData());
        } else if (value instanceof UUID uuid) {
            writeUuid(uuid, out.put(TypeTag.UUID));
        } else if (value instanceof LegacyUUID uuid) {
            writeUuid(uuid.getUuid(), out.put(TypeTag.LEGACY_UUID));
        } else if (value instanceof BsonTimestamp timestamp) {
            out.put(TypeTag.TIMESTAMP).putLong(timestamp.getValue());
        } else if (value instanceof BsonRegularExpression regex) {
            writeString(regex.getPattern(), out.put(TypeTag.REGEX));
            writeString(regex.getOptions() == null ? "" : regex.getOptions(), out);
        } else if (value instanceof MinKey) {
            out.put(TypeTag.MIN_KEY);
        } else if (value instanceof MaxKey) {
            out.put(TypeTag.MAX_KEY);
        } else {
            throw new BadValueException("A value of type " + value.getClass().getSimpleName() + " cannot be indexed");
        }
    }

    private static void writeUuid(UUID uuid, KeyWriter out) {
        out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static void writeArray(Collection<?> elements, KeyWriter out) {
        out.put(TypeTag.ARRAY);
        elements.forEach(element -> write(element, out));
        out.put(TypeTag.END);
    }

    /** Fields compare by type, then name, then value; the shorter document comes first. */
    private static void writeDocument(Document document, KeyWriter out) {
        out.put(TypeTag.DOCUMENT);
        for (Map.Entry<String, Object> field : document.entrySet()) {
            byte[] value = encode(field.getValue());
            out.put(value[0]);
            writeString(field.getKey(), out);
            out.put(value);
        }
        out.put(TypeTag.END);
    }

    private static void writeString(String value, KeyWriter out) {
        writeChars(value, out);
        out.put(0);
    }

    /** Each UTF-16 unit on its own, so that order is that of String.compareTo; 0 and 1 are escaped by a 1. */
    private static void writeChars(String value, KeyWriter out) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit <= 1) {
                out.put(1).put(unit + 1);
            } else if (unit < 0x80) {
                out.put(unit);
            } else if (unit < 0x800) {
                out.put(0xc0 | unit >> 6).put(0x80 | unit & 0x3f);
            } else {
                out.put(0xe0 | unit >> 12).put(0x80 | unit >> 6 & 0x3f).put(0x80 | unit & 0x3f);
            }
        }
    }
}
