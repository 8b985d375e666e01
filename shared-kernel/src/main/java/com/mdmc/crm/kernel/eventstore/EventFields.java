package com.mdmc.crm.kernel.eventstore;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonBinaryReader;
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

    void read(BsonBinaryReader in) {
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            readField(in.readName(), in);
        }
        in.readEndDocument();
    }

    private void readField(String name, BsonBinaryReader in) {
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
