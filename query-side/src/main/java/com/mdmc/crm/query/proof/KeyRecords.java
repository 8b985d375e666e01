package com.mdmc.crm.query.proof;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.kernel.eventstore.DurableSettings;
import com.mdmc.crm.kernel.proof.VerifyingKey;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** The keys that signed checkpoints, in the order they came; their public halves stay for ever. */
final class KeyRecords {

    private final MongoCollection<Document> collection;

    KeyRecords(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection("proof_keys", Document.class);
    }

    /**
     * One key.
     *
     * @param number from 1
     * @param sealed the private half under the master key; null once it was thrown away
     * @param retiredAt null for the key in use
     */
    record KeyRecord(int number, VerifyingKey key, byte[] sealed, Instant createdAt, Instant retiredAt) {}

    List<KeyRecord> all() {
        return collection
                .find()
                .sort(Sorts.ascending("_id"))
                .map(KeyRecords::read)
                .into(new ArrayList<>());
    }

    /** Adds the key of the next number; answers whether nobody else has added one of that number. */
    boolean add(KeyRecord key) {
        try {
            collection.insertOne(new Document("_id", key.number())
                    .append("name", key.key().name())
                    .append("key", new Binary(key.key().raw()))
                    .append("sealed", new Binary(key.sealed()))
                    .append("createdAt", Date.from(key.createdAt())));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** Notes that a key is no longer in use. */
    void retire(int number, Instant at) {
        collection.updateOne(eq("_id", number), Updates.set("retiredAt", Date.from(at)));
    }

    /** Throws away the private half. */
    void forgetSecret(int number) {
        collection.updateOne(eq("_id", number), Updates.unset("sealed"));
    }

    private static KeyRecord read(Document stored) {
        Binary sealed = stored.get("sealed", Binary.class);
        Date retired = stored.getDate("retiredAt");
        return new KeyRecord(
                stored.getInteger("_id"),
                new VerifyingKey(
                        stored.getString("name"),
                        stored.get("key", Binary.class).getData()),
                sealed == null ? null : sealed.getData(),
                stored.getDate("createdAt").toInstant(),
                retired == null ? null : retired.toInstant());
    }
}
