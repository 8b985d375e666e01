package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import com.mdmc.crm.ledger.serialization.EventCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;

/** Decoder of stored commits. It checks the leaf hash first, so that changed bytes are never decoded. */
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
                    document.position(), Reason.WRONG_LEAF_HASH, "its bytes were changed after it was appended");
        }
        ByteBuffer bytes = ByteBuffer.wrap(document.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        try (BsonBinaryReader in = new BsonBinaryReader(bytes)) {
            return read(document, in);
        } catch (UnreadableCommitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableCommitException(document.position(), Reason.DAMAGED, e.getMessage(), e);
        }
    }

    /** One pass over the fields in the order they were written. */
    private Commit read(CommitDocument document, BsonBinaryReader in) {
        in.readStartDocument();
        in.readInt64("_id");
        in.readDateTime("x");
        in.readDateTime("w");
        requireKnownFormat(document, in.readInt32("v"));
        String commitId = in.readString("c");
        in.readName("k");
        in.skipValue();
        in.readName("m");
        Map<String, Object> metadata = EventFields.metadata(in);
        List<StoredEvent> events = new ArrayList<>(2);
        Commit commit = new Commit(
                document.position(),
                commitId,
                Instant.ofEpochMilli(document.time()),
                metadata,
                Collections.unmodifiableList(events),
                document.leafHash());
        in.readName("e");
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            EventFields fields = new EventFields(in);
            events.add(new StoredEvent(commit, events.size(), fields.event(), fields.metadata(metadata), codec));
        }
        return commit;
    }

    private static void requireKnownFormat(CommitDocument document, int format) {
        if (format != CommitEncoder.FORMAT) {
            throw new UnreadableCommitException(document.position(), Reason.UNKNOWN_FORMAT, "format " + format);
        }
    }
}
