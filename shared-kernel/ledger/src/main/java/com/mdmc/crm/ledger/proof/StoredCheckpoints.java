package com.mdmc.crm.ledger.proof;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Signed checkpoints, by tree size. */
public final class StoredCheckpoints {

    private static final int BATCH = 500;

    private final MongoCollection<Document> collection;

    public StoredCheckpoints(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection("proof_checkpoints", Document.class);
    }

    /** A stored note; nothing about it is trusted. */
    public record Stored(long size, String note) {

        private static Stored of(Document document) {
            Object note = document.get("note");
            return new Stored(document.get("_id", Number.class).longValue(), String.valueOf(note));
        }
    }

    public Optional<Stored> latest() {
        return Optional.ofNullable(
                        collection.find().sort(Sorts.descending("_id")).limit(1).first())
                .map(Stored::of);
    }

    /** The smallest that covers a position. */
    public Optional<Stored> covering(long position) {
        return Optional.ofNullable(collection
                        .find(gte("_id", position))
                        .sort(Sorts.ascending("_id"))
                        .limit(1)
                        .first())
                .map(Stored::of);
    }

    /** Those of sizes in {@code [from, to]}, in order. */
    MongoCursor<Stored> between(long from, long to) {
        return collection
                .find(and(gte("_id", from), lte("_id", to)))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .map(Stored::of)
                .cursor();
    }

    /** Keeps notes of a ledger that is being restored, none of which is there yet. */
    public void addAll(List<Restored> notes) {
        if (!notes.isEmpty()) {
            collection.insertMany(notes.stream()
                    .map(each -> document(each.size(), each.note(), each.at()))
                    .toList());
        }
    }

    /** A note from a backup. */
    public record Restored(long size, String note, Instant at) {}

    private static Document document(long size, String note, Instant at) {
        return new Document("_id", size).append("note", note).append("at", Date.from(at));
    }

    /** Keeps a note; one of the same size that is there already stays. */
    public void add(long size, String note, Instant at) {
        try {
            collection.insertOne(document(size, note, at));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }
}
