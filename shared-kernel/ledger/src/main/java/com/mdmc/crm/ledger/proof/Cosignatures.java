package com.mdmc.crm.ledger.proof;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The largest checkpoint that each witness has co-signed, one document a witness. */
public final class Cosignatures {

    private final MongoCollection<Document> collection;

    public Cosignatures(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection("proof_cosigned", Document.class);
    }

    /**
     * A checkpoint with the signatures of the log and of a witness.
     *
     * @param witness the public key of the witness, as a verifier key
     */
    public record Cosigned(String witness, long size, String note) {}

    /** Of one witness. */
    public Optional<Cosigned> by(String witness) {
        return Optional.ofNullable(collection.find(eq("_id", witness)).first()).map(Cosignatures::read);
    }

    /** Of every witness that ever co-signed. */
    public List<Cosigned> all() {
        return collection.find().map(Cosignatures::read).into(new ArrayList<>());
    }

    /** Keeps a co-signed note, unless a larger one of the witness is kept already. */
    public void keep(String witness, SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        if (by(witness).filter(kept -> kept.size() >= size).isEmpty()) {
            collection.replaceOne(
                    eq("_id", witness),
                    new Document("_id", witness).append("size", size).append("note", note.write()),
                    new ReplaceOptions().upsert(true));
        }
    }

    private static Cosigned read(Document stored) {
        return new Cosigned(
                stored.getString("_id"), stored.get("size", Number.class).longValue(), stored.getString("note"));
    }
}
