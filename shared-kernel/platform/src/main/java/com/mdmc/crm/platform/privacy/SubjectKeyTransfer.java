package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;

import com.mdmc.crm.cryptography.Hkdf;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Transfer of subjects' keys between a store and a backup. Keys leave the store unwrapped, so that a backup does not
 * depend on how the store wraps them; whoever takes them encrypts them otherwise.
 */
public final class SubjectKeyTransfer {
    private static final int BATCH = 1_000;
    private static final int BYTES = 32;

    private final MongoCollection<Document> collection;
    private final MasterKey master;

    /**
     * A subject's key, or its tombstone.
     *
     * @param key unwrapped; {@code null} once it was destroyed
     * @param at when it was generated or destroyed
     */
    public record TransferredKey(String subject, byte[] key, Instant at) {
        public boolean isDestroyed() {
            return key == null;
        }

        /** A key for what a backup keeps on the subject: it goes with the subject's key. */
        public byte[] derive(String purpose) {
            return Hkdf.derive(key, purpose, BYTES);
        }
    }

    public SubjectKeyTransfer(MongoDatabase database, MasterKey master) {
        this.collection = DurableSettings.of(database).collection(SubjectKeys.COLLECTION, Document.class);
        this.master = master;
    }

    /** Lets {@link #changedSince} find what it looks for. */
    public void createIndexes() {
        collection.createIndex(Indexes.ascending("createdAt"));
        collection.createIndex(Indexes.ascending("destroyedAt"));
    }

    /** Tells every key and tombstone there is. */
    public void all(Consumer<TransferredKey> told) {
        collection.find().batchSize(BATCH).map(this::read).forEach(told);
    }

    /** Tells the keys generated or destroyed at an instant or later, by the clocks of those who did it. */
    public void changedSince(Instant instant, Consumer<TransferredKey> told) {
        Date since = Date.from(instant);
        collection
                .find(or(gte("createdAt", since), gte("destroyedAt", since)))
                .batchSize(BATCH)
                .map(this::read)
                .forEach(told);
    }

    /** One subject's key; empty if there is none, and none was destroyed. */
    public Optional<TransferredKey> of(String subject) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", subject)).first())
                .map(this::read);
    }

    /** Stores keys and tombstones in the place of what there is of their subjects. */
    public void store(List<TransferredKey> keys) {
        if (!keys.isEmpty()) {
            collection.bulkWrite(keys.stream()
                    .map(key -> new ReplaceOneModel<>(
                            Filters.eq("_id", key.subject()), document(key), new ReplaceOptions().upsert(true)))
                    .toList());
        }
    }

    /** Stores keys and tombstones where there are none yet. */
    public void fill(Collection<TransferredKey> keys) {
        List<Document> batch = new ArrayList<>(BATCH);
        for (TransferredKey key : keys) {
            batch.add(document(key));
            if (batch.size() == BATCH) {
                collection.insertMany(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            collection.insertMany(batch);
        }
    }

    private TransferredKey read(Document stored) {
        String subject = stored.getString("_id");
        Binary wrapped = stored.get("key", Binary.class);
        if (wrapped == null) {
            return new TransferredKey(subject, null, instant(stored.getDate("destroyedAt")));
        }
        try {
            byte[] key = master.unwrap(SubjectKeys.PURPOSE, wrapped.getData(), SubjectKeys.context(subject));
            return new TransferredKey(subject, key, instant(stored.getDate("createdAt")));
        } catch (GeneralSecurityException another) {
            throw new IllegalStateException(
                    "the key of subject " + subject + " is wrapped by another master key", another);
        }
    }

    private Document document(TransferredKey key) {
        Document document = new Document("_id", key.subject());
        return key.isDestroyed()
                ? document.append("destroyedAt", Date.from(key.at()))
                : document.append(
                                "key",
                                new Binary(master.wrap(
                                        SubjectKeys.PURPOSE, key.key(), SubjectKeys.context(key.subject()))))
                        .append("createdAt", Date.from(key.at()));
    }

    private static Instant instant(Date stored) {
        return stored == null ? Instant.EPOCH : stored.toInstant();
    }
}
