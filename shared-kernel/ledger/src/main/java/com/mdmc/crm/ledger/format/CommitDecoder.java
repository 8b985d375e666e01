package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import com.mdmc.crm.ledger.serialization.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.BsonType;

/** Reads a commit back from its bytes, after checking that they are the bytes that were written. */
public final class CommitDecoder {

    private final EventCodec codec;

    public CommitDecoder(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * The commit that a document holds.
     *
     * @throws UnreadableCommitException if the document is damaged, changed, or of an unknown format; unknown event
     *     types show only when a payload is asked for
     */
    public Commit decode(CommitDocument document) {
        if (document.isMissing()) {
            throw new UnreadableCommitException(document.position(), Reason.GAP, "it is missing");
        }
        if (!document.isWellFormed()) {
            throw new UnreadableCommitException(document.position(), Reason.DAMAGED, "not laid out as a commit");
        }
        if (!document.isIntact()) {
            throw new UnreadableCommitException(
                    document.position(), Reason.WRONG_LEAF_HASH, "its bytes were changed after it was recorded");
        }
        return read(document);
    }

    private Commit read(CommitDocument document) {
        try {
            return new CommitReading(document).commit();
        } catch (UnreadableCommitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableCommitException(document.position(), Reason.DAMAGED, e.getMessage(), e);
        }
    }

    /** One pass over the fields in the order they were written. */
    private final class CommitReading {

        private final CommitDocument document;
        private final BsonCursor in;

        CommitReading(CommitDocument document) {
            this.document = document;
            this.in = new BsonCursor(document.bytes());
        }

        Commit commit() {
            in.enter();
            in.expect(BsonType.INT64, "_id");
            in.int64();
            in.expect(BsonType.DATE_TIME, "x");
            in.int64();
            in.expect(BsonType.DATE_TIME, "w");
            in.int64();
            in.expect(BsonType.INT32, "v");
            requireKnownFormat(in.int32());
            in.expect(BsonType.STRING, "c");
            String commitId = in.string();
            in.expect(BsonType.ARRAY, "k");
            in.skipDocument();
            in.expect(BsonType.DOCUMENT, "m");
            Map<String, Object> metadata = MetadataBson.read(in);
            Instant time = Instant.ofEpochMilli(document.time());
            List<StoredEvent> events = new ArrayList<>(2);
            Commit commit = new Commit(
                    document.position(),
                    commitId,
                    time,
                    metadata,
                    Collections.unmodifiableList(events),
                    document.leafHash());
            in.expect(BsonType.ARRAY, "e");
            readEvents(commit, events);
            return commit;
        }

        private void requireKnownFormat(int format) {
            if (format != CommitEncoder.FORMAT) {
                throw new UnreadableCommitException(document.position(), Reason.UNKNOWN_FORMAT, "format " + format);
            }
        }

        private void readEvents(Commit commit, List<StoredEvent> events) {
            in.enter();
            while (in.next() != null) {
                in.name();
                EventFields fields = new EventFields();
                fields.read(in);
                events.add(new StoredEvent(
                        commit, events.size(), fields.event(), fields.metadata(commit.metadata()), codec));
            }
        }
    }
}
