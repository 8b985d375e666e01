package com.mdmc.crm.ledger.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonType;

/** Metadata as a flat BSON document: values come back with the type they were written with. */
final class MetadataBson {

    private MetadataBson() {}

    /** @param without keys that are kept elsewhere */
    static void write(BsonBytes out, String name, Map<String, ?> metadata, Set<String> without) {
        out.startDocument(name);
        metadata.forEach((key, value) -> {
            if (!without.contains(key)) {
                writeValue(out, key, value);
            }
        });
        out.close();
    }

    private static void writeValue(BsonBytes out, String key, Object value) {
        if (value == null) {
            out.putNull(key);
        } else if (value instanceof String text) {
            out.put(key, text);
        } else if (value instanceof Boolean flag) {
            out.put(key, flag);
        } else if (value instanceof Integer number) {
            out.put(key, number);
        } else if (value instanceof Long number) {
            out.put(key, number);
        } else if (value instanceof Double number) {
            out.put(key, number);
        } else {
            throw new IllegalArgumentException("Metadata %s is a %s: use a string, boolean or number"
                    .formatted(key, value.getClass().getName()));
        }
    }

    static Map<String, Object> read(BsonCursor in) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        in.enter();
        for (BsonType type = in.next(); type != null; type = in.next()) {
            metadata.put(in.name(), readValue(type, in));
        }
        return metadata;
    }

    private static Object readValue(BsonType type, BsonCursor in) {
        switch (type) {
            case NULL:
                return null;
            case STRING:
                return in.string();
            case BOOLEAN:
                return in.bool();
            case INT32:
                return in.int32();
            case INT64:
                return in.int64();
            case DOUBLE:
                return in.float64();
            default:
                throw new IllegalArgumentException("Metadata of type " + type);
        }
    }
}
