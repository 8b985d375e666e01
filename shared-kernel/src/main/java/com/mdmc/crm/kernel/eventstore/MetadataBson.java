package com.mdmc.crm.kernel.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonType;
import org.bson.BsonWriter;

/** Metadata as a flat BSON document: values come back with the type they were written with. */
final class MetadataBson {

    private MetadataBson() {}

    static void write(BsonWriter out, String name, Map<String, ?> metadata) {
        out.writeStartDocument(name);
        metadata.forEach((key, value) -> {
            out.writeName(key);
            writeValue(out, key, value);
        });
        out.writeEndDocument();
    }

    private static void writeValue(BsonWriter out, String key, Object value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            out.writeInt32(number);
        } else if (value instanceof Long number) {
            out.writeInt64(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
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
