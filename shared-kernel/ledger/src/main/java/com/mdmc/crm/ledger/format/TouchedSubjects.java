package com.mdmc.crm.ledger.format;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Subjects of a commit that may be damaged. They are stored twice, in the keys and in the events; both are read, since
 * damage rarely hits both.
 */
final class TouchedSubjects {

    private final Set<String> found = new LinkedHashSet<>();

    private TouchedSubjects() {}

    static Set<String> of(CommitDocument document) {
        TouchedSubjects subjects = new TouchedSubjects();
        if (!document.isMissing()) {
            RawBsonDocument raw = document.raw();
            asFarAsReadable(() -> subjects.addKeys(raw.getArray("k")));
            asFarAsReadable(() -> subjects.addEvents(raw.getArray("e")));
        }
        return subjects.found;
    }

    private void addKeys(BsonArray keys) {
        for (BsonValue each : keys) {
            String key = each.asString().getValue();
            if (SubjectKey.is(key)) {
                found.add(SubjectKey.subjectOf(key));
            } else {
                addAggregate(StreamKey.parse(key));
            }
        }
    }

    private void addAggregate(StreamKey key) {
        if (key.isOfAggregate()) {
            found.add(key.aggregateId());
        }
    }

    private void addEvents(BsonArray events) {
        for (BsonValue event : events) {
            add(event.asDocument(), "u");
            add(event.asDocument(), "g");
        }
    }

    private void add(BsonDocument event, String field) {
        if (event.containsKey(field)) {
            found.add(event.getString(field).getValue());
        }
    }

    private static void asFarAsReadable(Runnable reading) {
        try {
            reading.run();
        } catch (BsonInvalidOperationException
                | BsonSerializationException
                | IndexOutOfBoundsException
                | NumberFormatException damaged) {
            // The subjects found so far are dead-lettered; the damage itself is reported elsewhere.
        }
    }
}
