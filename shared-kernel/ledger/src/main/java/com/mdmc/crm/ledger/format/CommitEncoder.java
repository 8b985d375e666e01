package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.merkle.TreeHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Encoder of commits as BSON with short field names. Position, times and leaf hash are left blank until stamped. */
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
        writeMetadata(out, shared, Set.of());
        writeEvents(out, commit.events(), shared);
        out.put("h", BLANK_HASH);
        return new CommitDocument(out.end(), positionDigits);
    }

    /** Returns the offsets of the position's digits in the keys of subjects. */
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
            writeMetadata(out, event.metadata(), shared.keySet());
        }
    }

    /** @param without keys that are stored once for the commit */
    private static void writeMetadata(BsonBytes out, Map<String, ?> metadata, Set<String> without) {
        out.startDocument("m");
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
}
