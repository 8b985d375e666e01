package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.json.JsonParseException;

/**
 * The keys that a verification believes: those kept outside, and each that took over from one of them. That is so once a
 * believed key has signed a tree with the record of it. Without keys from outside it believes all that are listed.
 */
final class BelievedKeys {
    private static final String ROTATED = "CheckpointKeyRotated";

    private final List<VerifyingKey> listed;
    private final List<VerifyingKey> believed;
    private final List<VerifyingKey> recorded = new ArrayList<>();
    private final boolean isFollowed;

    /** @param listed the keys that the store lists */
    BelievedKeys(List<VerifyingKey> kept, List<VerifyingKey> listed) {
        this.listed = listed;
        this.isFollowed = !kept.isEmpty();
        this.believed = new ArrayList<>(kept.isEmpty() ? listed : kept);
    }

    /** Whether a key signed a note that is believed or listed, so that it is a checkpoint of this ledger at all. */
    boolean know(SignedNote note) {
        return note.isSignedBy(believed) || note.isSignedBy(listed);
    }

    boolean believe(SignedNote note) {
        return note.isSignedBy(believed);
    }

    /** Takes the next commit, which may be the record that a key took over; one that cannot be read names none. */
    void take(CommitDocument document) {
        if (isFollowed && document.touched().stream().anyMatch(subject -> subject.startsWith(KeyRecords.SUBJECT))) {
            try {
                document.raw().getArray("e").forEach(each -> take(each.asDocument()));
            } catch (BsonInvalidOperationException
                    | BsonSerializationException
                    | JsonParseException
                    | IllegalArgumentException unreadable) {
                recorded.clear();
            }
        }
    }

    private void take(BsonDocument event) {
        if (ROTATED.equals(event.getString("n").getValue())) {
            BsonDocument payload = BsonDocument.parse(event.getString("p").getValue());
            recorded.add(VerifyingKey.parse(payload.getString("key").getValue()));
        }
    }

    /** A believed key has signed the tree of all commits taken. */
    void signed() {
        believed.addAll(recorded);
        recorded.clear();
    }
}
