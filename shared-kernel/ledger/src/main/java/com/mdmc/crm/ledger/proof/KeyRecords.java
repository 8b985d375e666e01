package com.mdmc.crm.ledger.proof;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.settings.DurableSettings;
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

/** Signing keys in the order of their use; the public keys are never deleted. */
public final class KeyRecords {

    /** Of the events about a key: this and its number. */
    public static final String SUBJECT = "checkpoint-key-";

    private static final String PENDING = "pending";

    private final MongoCollection<Document> collection;

    public KeyRecords(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection("proof_keys", Document.class);
    }

    /**
     * One key.
     *
     * @param number from 1
     * @param encrypted the private half under the master key; null once it was thrown away
     * @param retiredAt null for the key in use
     * @param announced size of the ledger in which its coming is recorded; 0 for the first key, which no event announces
     */
    public record KeyRecord(
            int number, VerifyingKey key, byte[] encrypted, Instant createdAt, Instant retiredAt, long announced) {}

    /** Those that sign or have signed. */
    public List<KeyRecord> all() {
        return collection
                .find(exists(PENDING, false))
                .sort(Sorts.ascending("_id"))
                .map(KeyRecords::read)
                .into(new ArrayList<>());
    }

    /** The greatest number there is, also of keys that were drawn and never came to sign. */
    public int lastNumber() {
        Document last = collection.find().sort(Sorts.descending("_id")).limit(1).first();
        return last == null ? 0 : last.getInteger("_id");
    }

    /** Adds a key that signs at once; {@code false} if another process has added one of that number. */
    public boolean add(KeyRecord key) {
        return insert(key, new Document("_id", key.number()));
    }

    /**
     * Adds a key that signs nothing until it is announced; {@code false} if another process has added one of that
     * number.
     */
    public boolean reserve(KeyRecord key) {
        return insert(key, new Document("_id", key.number()).append(PENDING, true));
    }

    /** Lets a reserved key sign. */
    public void announce(int number, long size) {
        collection.updateOne(
                eq("_id", number), Updates.combine(Updates.unset(PENDING), Updates.set("announced", size)));
    }

    private boolean insert(KeyRecord key, Document document) {
        try {
            collection.insertOne(document.append("name", key.key().name())
                    .append("key", new Binary(key.key().raw()))
                    .append("sealed", new Binary(key.encrypted()))
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
    public void retire(int number, Instant at) {
        collection.updateOne(eq("_id", number), Updates.set("retiredAt", Date.from(at)));
    }

    /** Throws away the private half. */
    public void forgetSecret(int number) {
        collection.updateOne(eq("_id", number), Updates.unset("sealed"));
    }

    private static KeyRecord read(Document stored) {
        Binary encrypted = stored.get("sealed", Binary.class);
        Number announced = stored.get("announced", Number.class);
        Date retired = stored.getDate("retiredAt");
        return new KeyRecord(
                stored.getInteger("_id"),
                new VerifyingKey(
                        stored.getString("name"),
                        stored.get("key", Binary.class).getData()),
                encrypted == null ? null : encrypted.getData(),
                stored.getDate("createdAt").toInstant(),
                retired == null ? null : retired.toInstant(),
                announced == null ? 0 : announced.longValue());
    }
}
