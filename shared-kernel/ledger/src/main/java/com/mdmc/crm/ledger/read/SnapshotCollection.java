package com.mdmc.crm.ledger.read;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;

/** Collection of the latest snapshot of each aggregate. */
public final class SnapshotCollection {

    private final MongoCollection<Document> snapshots;

    private SnapshotCollection(MongoCollection<Document> snapshots) {
        this.snapshots = snapshots;
    }

    public static SnapshotCollection open(MongoDatabase database, String name) {
        return new SnapshotCollection(DurableSettings.of(database).collection(name + "_snapshots", Document.class));
    }

    /** Stores a snapshot unless the collection has a newer one of the aggregate. */
    public void keep(StoredSnapshot snapshot) {
        StreamPosition stream = snapshot.stream();
        Document document = new Document("_id", stream.aggregateId())
                .append("q", stream.sequence())
                .append("a", stream.aggregateType())
                .append("i", snapshot.snapshotId())
                .append("t", snapshot.timestamp())
                .append("n", snapshot.alias())
                .append("r", snapshot.revision())
                .append("p", snapshot.payload());
        try {
            snapshots.replaceOne(
                    and(eq("_id", stream.aggregateId()), lt("q", stream.sequence())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** The latest snapshot of an aggregate. */
    public Optional<StoredSnapshot> of(String aggregateId) {
        return Optional.ofNullable(snapshots.find(eq("_id", aggregateId)).first())
                .map(SnapshotCollection::read);
    }

    private static StoredSnapshot read(Document stored) {
        return new StoredSnapshot(
                stored.getString("i"),
                stored.getDate("t").toInstant(),
                new StreamPosition(stored.getString("a"), stored.getString("_id"), stored.getLong("q")),
                stored.getString("n"),
                stored.getString("r"),
                stored.getString("p"));
    }
}
