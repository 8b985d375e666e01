package com.mdmc.crm.kernel.eventstore;

import java.util.ArrayList;
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
            List<Integer> positionDigits = writeKeys(out, buffer, commit);
            Map<String, Object> shared = commit.sharedMetadata();
            MetadataBson.write(out, "m", shared);
            writeEvents(out, commit.events(), shared);
            out.writeBinaryData("h", BLANK_HASH);
            out.writeEndDocument();
            return new CommitDocument(buffer.toByteArray(), positionDigits);
        }
    }

    /** Answers where the digits of the position stand in the keys of subjects. */
    private static List<Integer> writeKeys(BsonBinaryWriter out, BasicOutputBuffer buffer, NewCommit commit) {
        List<Integer> positionDigits = new ArrayList<>(1);
        out.writeStartArray("k");
        commit.streamKeys().forEach(key -> out.writeString(key.indexed()));
        for (String subject : commit.foreignSubjects()) {
            out.writeString(SubjectKey.indexed(subject, 0));
            positionDigits.add(buffer.getPosition() - 1 - SubjectKey.DIGITS);
        }
        out.writeEndArray();
        return positionDigits;
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
        if (event.subject() != null && !event.isAboutItsAggregate()) {
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
