package com.mdmc.crm.projections.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.store.WriteRound.Part;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * Documents of a view as they were after every {@value #EVERY} events, so that a past state is folded from the last of
 * them before it and not from the first event.
 */
public final class ViewSnapshots<V> {
    /** As many events are folded at most to answer for any moment. */
    static final int EVERY = 128;

    private static final char OF = '@';
    private static final int DIGITS = 19;

    private static final String DOCUMENT = "document";
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<BsonDocument> collection;
    private final ViewStore<V> store;

    /** @param store encodes and decodes the documents */
    public ViewSnapshots(MongoDatabase database, String collection, ViewStore<V> store) {
        this.collection = ViewCollections.open(database, collection, BsonDocument.class);
        this.store = store;
    }

    /** Name of the collection that goes with a view's. */
    public static String collectionOf(String view) {
        return view + "_snapshots";
    }

    /** Whether a document as it is now is one to keep. */
    public static boolean isDue(StoredView<?> document) {
        return document.state() != null && document.events() > 0 && document.events() % EVERY == 0;
    }

    /** Keeps documents as they are; keeping one twice changes nothing. */
    public void keep(List<Keyed<V>> documents) {
        if (!documents.isEmpty()) {
            collection.bulkWrite(kept(documents).writes(), new BulkWriteOptions().ordered(false));
        }
    }

    /** The same, to be written together with something else. */
    public Part<BsonDocument> kept(List<Keyed<V>> documents) {
        return new Part<>(
                collection,
                documents.stream().<WriteModel<BsonDocument>>map(this::write).toList());
    }

    private ReplaceOneModel<BsonDocument> write(Keyed<V> kept) {
        long token = kept.document().token();
        String id = id(kept.key(), token);
        BsonDocument snapshot = new BsonDocument("_id", new BsonString(id))
                .append(ViewStore.TOKEN, new BsonInt64(token))
                .append(DOCUMENT, store.encode(kept.key(), kept.document()));
        return new ReplaceOneModel<>(eq("_id", id), snapshot, OR_INSERT);
    }

    /** A document and its key. */
    public record Keyed<V>(String key, StoredView<V> document) {}

    /** The last snapshot of a document that holds nothing later than a position. */
    Optional<StoredView<V>> lastUpTo(String key, long position) {
        return Optional.ofNullable(collection
                        .find(and(gte("_id", id(key, 0)), lte("_id", id(key, EventEnvelope.lastTokenOf(position)))))
                        .sort(Sorts.descending("_id"))
                        .limit(1)
                        .first())
                .map(snapshot -> store.decode(snapshot.getDocument(DOCUMENT)));
    }

    private static String id(String key, long token) {
        String digits = Long.toString(token);
        return key + OF + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
