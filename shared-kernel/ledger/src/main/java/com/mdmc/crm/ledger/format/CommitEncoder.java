package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.merkle.TreeHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a commit as BSON: short names, no intermediate documents, position, times and hash left blank. */
public final class CommitEncoder {

    static final int FORMAT = 1;
    private static final byte[] BLANK_HASH = new byte[TreeHash.LENGTH];

    private CommitEncoder() {}

    public static CommitDocument encode(NewCommit commit) {
        BsonBytes out = BsonBytes.begin();
        out.put("_id", 0L);
        out.put("x", Instant.EPOCH);
        out.put("w", Instant.EPOCH);
        out.put("v", FORMAT);
        out.put("c", commit.commitId());
        List<Integer> positionDigits = writeKeys(out, commit);
        Map<String, ?> shared = commit.sharedMetadata();
        MetadataBson.write(out, "m", shared, Set.of());
        writeEvents(out, commit.events(), shared);
        out.put("h", BLANK_HASH);
        return new CommitDocument(out.end(), positionDigits);
    }

    /** Answers where the digits of the position stand in the keys of subjects. */
    private static List<Integer> writeKeys(BsonBytes out, NewCommit commit) {
        List<Integer> positionDigits = new ArrayList<>(1);
        int index = 0;
        out.startArray("k");
        for (StreamKey key : commit.streamKeys()) {
            out.put(Integer.toString(index++), key.indexed());
        }
        for (String subject : commit.foreignSubjects()) {
            out.put(Integer.toString(index++), SubjectKey.indexed(subject, 0));
            positionDigits.add(out.length() - 1 - SubjectKey.DIGITS);
        }
        out.close();
        return positionDigits;
    }

    private static void writeEvents(BsonBytes out, List<NewEvent> events, Map<String, ?> shared) {
        out.startArray("e");
        for (int i = 0; i < events.size(); i++) {
            out.startDocument(Integer.toString(i));
            writeEvent(out, events.get(i), shared);
            out.close();
        }
        out.close();
    }

    private static void writeEvent(BsonBytes out, NewEvent event, Map<String, ?> shared) {
        out.put("i", event.eventId());
        out.put("t", event.timestamp());
        if (event.stream() != null) {
            out.put("a", event.stream().aggregateType());
            out.put("g", event.stream().aggregateId());
            out.put("q", event.stream().sequence());
        }
        if (event.subject() != null && !event.isAboutItsAggregate()) {
            out.put("u", event.subject());
        }
        out.put("n", event.alias());
        out.put("r", event.revision());
        out.put("p", event.payload());
        if (event.metadata().size() > shared.size()) {
            MetadataBson.write(out, "m", event.metadata(), shared.keySet());
        }
    }
}
