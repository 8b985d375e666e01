package com.mdmc.crm.kernel.eventstore;

import com.mdmc.crm.kernel.eventstore.UnreadableCommitException.Reason;
import com.mdmc.crm.kernel.eventstore.serialization.EventCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryReader;
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
        ByteBuffer bytes = ByteBuffer.wrap(document.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        try (BsonBinaryReader in = new BsonBinaryReader(bytes)) {
            return new CommitReading(document, in).commit();
        } catch (UnreadableCommitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableCommitException(document.position(), Reason.DAMAGED, e.getMessage(), e);
        }
    }

    /** One pass over the fields in the order they were written. */
    private final class CommitReading {

        private final CommitDocument document;
        private final BsonBinaryReader in;

        CommitReading(CommitDocument document, BsonBinaryReader in) {
            this.document = document;
            this.in = in;
        }

        Commit commit() {
            in.readStartDocument();
            in.readInt64("_id");
            in.readDateTime("x");
            in.readDateTime("w");
            requireKnownFormat(in.readInt32("v"));
            String commitId = in.readString("c");
            in.readName("k");
            in.skipValue();
            in.readName("m");
            Map<String, Object> metadata = MetadataBson.read(in);
            Instant time = Instant.ofEpochMilli(document.time());
            List<RecordedEvent> events = new ArrayList<>(2);
            Commit commit = new Commit(
                    document.position(),
                    commitId,
                    time,
                    metadata,
                    Collections.unmodifiableList(events),
                    document.leafHash());
            in.readName("e");
            readEvents(commit, events);
            return commit;
        }

        private void requireKnownFormat(int format) {
            if (format != CommitEncoder.FORMAT) {
                throw new UnreadableCommitException(document.position(), Reason.UNKNOWN_FORMAT, "format " + format);
            }
        }

        private void readEvents(Commit commit, List<RecordedEvent> events) {
            in.readStartArray();
            while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
                EventFields fields = new EventFields();
                fields.read(in);
                events.add(new RecordedEvent(
                        commit, events.size(), fields.event(), fields.metadata(commit.metadata()), codec));
            }
            in.readEndArray();
        }
    }
}
