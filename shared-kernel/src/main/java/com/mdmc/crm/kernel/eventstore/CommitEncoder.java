package com.mdmc.crm.kernel.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;

/** Writes a commit as BSON: short names, no intermediate documents, position, times and hash left blank. */
final class CommitEncoder {

    static final int FORMAT = 1;
    private static final BsonBinary BLANK_HASH = new BsonBinary(new byte[LeafHash.LENGTH]);

    private CommitEncoder() {}

    static CommitDocument encode(NewCommit commit) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer(2048);
                BsonBinaryWriter out = new BsonBinaryWriter(buffer)) {
            out.writeStartDocument();
            out.writeInt64("_id", 0);
            out.writeDateTime("x", 0);
            out.writeDateTime("w", 0);
            out.writeInt32("v", FORMAT);
            out.writeString("c", commit.commitId());
            writeStrings(
                    out,
                    "k",
                    commit.streamKeys().stream().map(StreamKey::indexed).toList());
            writeStrings(out, "s", commit.subjects());
            Map<String, Object> shared = commit.sharedMetadata();
            MetadataBson.write(out, "m", shared);
            writeEvents(out, commit.events(), shared);
            out.writeBinaryData("h", BLANK_HASH);
            out.writeEndDocument();
            return new CommitDocument(buffer.toByteArray());
        }
    }

    private static void writeStrings(BsonBinaryWriter out, String name, Iterable<String> values) {
        out.writeStartArray(name);
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    private static void writeEvents(BsonBinaryWriter out, List<NewEvent> events, Map<String, Object> shared) {
        out.writeStartArray("e");
        events.forEach(event -> writeEvent(out, event, shared));
        out.writeEndArray();
    }

    private static void writeEvent(BsonBinaryWriter out, NewEvent event, Map<String, Object> shared) {
        out.writeStartDocument();
        out.writeString("i", event.eventId());
        out.writeDateTime("t", event.timestamp().toEpochMilli());
        if (event.stream() != null) {
            out.writeString("a", event.stream().aggregateType());
            out.writeString("g", event.stream().aggregateId());
            out.writeInt64("q", event.stream().sequence());
        }
        if (event.subject() != null) {
            out.writeString("u", event.subject());
        }
        out.writeString("n", event.alias());
        out.writeString("r", event.revision());
        out.writeString("p", event.payload());
        writeOwnMetadata(out, event.metadata(), shared);
        out.writeEndDocument();
    }

    private static void writeOwnMetadata(BsonBinaryWriter out, Map<String, ?> metadata, Map<String, Object> shared) {
        if (metadata.size() > shared.size()) {
            Map<String, Object> own = new HashMap<>(metadata);
            own.keySet().removeAll(shared.keySet());
            MetadataBson.write(out, "m", own);
        }
    }
}
