package com.mdmc.crm.ledger.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonType;

/** The fields of one stored event while they are being read. */
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

    void read(BsonCursor in) {
        in.enter();
        for (BsonType type = in.next(); type != null; type = in.next()) {
            String name = in.name();
            if (type != typeOf(name)) {
                throw new IllegalArgumentException("Event field %s of type %s".formatted(name, type));
            }
            readField(name, in);
        }
    }

    private static BsonType typeOf(String name) {
        return switch (name) {
            case "t" -> BsonType.DATE_TIME;
            case "q" -> BsonType.INT64;
            case "m" -> BsonType.DOCUMENT;
            default -> BsonType.STRING;
        };
    }

    private void readField(String name, BsonCursor in) {
        switch (name) {
            case "i" -> id = in.string();
            case "t" -> timestamp = in.int64();
            case "a" -> aggregateType = in.string();
            case "g" -> aggregateId = in.string();
            case "q" -> sequence = in.int64();
            case "u" -> subject = in.string();
            case "n" -> alias = in.string();
            case "r" -> revision = in.string();
            case "p" -> payload = in.string();
            case "m" -> own = MetadataBson.read(in);
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
}
