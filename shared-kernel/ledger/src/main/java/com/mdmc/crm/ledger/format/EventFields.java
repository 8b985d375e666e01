package com.mdmc.crm.ledger.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;

/** Decoding state of one stored event. */
final class EventFields {

    private String id;
    private long timestamp;
    private String aggregateType;
    private String aggregateId;
    private long sequence;
    private String subject;
    private String alias;
    private String revision;
    private String payload;
    private Map<String, Object> own = Map.of();

    EventFields(BsonReader in) {
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            readField(in.readName(), in);
        }
        in.readEndDocument();
    }

    private void readField(String name, BsonReader in) {
        switch (name) {
            case "i" -> id = in.readString();
            case "t" -> timestamp = in.readDateTime();
            case "a" -> aggregateType = in.readString();
            case "g" -> aggregateId = in.readString();
            case "q" -> sequence = in.readInt64();
            case "u" -> subject = in.readString();
            case "n" -> alias = in.readString();
            case "r" -> revision = in.readString();
            case "p" -> payload = in.readString();
            case "m" -> own = metadata(in);
            default -> throw new IllegalArgumentException("Unknown event field " + name);
        }
    }

    NewEvent event() {
        StreamPosition stream = aggregateId == null ? null : new StreamPosition(aggregateType, aggregateId, sequence);
        return new NewEvent(id, Instant.ofEpochMilli(timestamp), stream, subject, alias, revision, payload, own);
    }

    Map<String, Object> metadata(Map<String, Object> shared) {
        if (own.isEmpty()) {
            return shared;
        }
        Map<String, Object> merged = new LinkedHashMap<>(shared);
        merged.putAll(own);
        return merged;
    }

    /** A flat document of metadata; values keep the type they were written with. */
    static Map<String, Object> metadata(BsonReader in) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            metadata.put(in.readName(), value(in));
        }
        in.readEndDocument();
        return metadata;
    }

    private static Object value(BsonReader in) {
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
