package com.mdmc.crm.kernel.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonReader;
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

    static Map<String, Object> read(BsonReader in) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            metadata.put(in.readName(), readValue(in));
        }
        in.readEndDocument();
        return metadata;
    }

    private static Object readValue(BsonReader in) {
        switch (in.getCurrentBsonType()) {
            case NULL:
                in.readNull();
                return null;
            case STRING:
                return in.readString();
            case BOOLEAN:
                return in.readBoolean();
            case INT32:
                return in.readInt32();
            case INT64:
                return in.readInt64();
            case DOUBLE:
                return in.readDouble();
            default:
                throw new IllegalArgumentException("Metadata of type " + in.getCurrentBsonType());
        }
    }
}
