package com.mdmc.crm.projections.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.store.WriteRound.Part;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * The documents of one view. Each carries beside its state the token of the event it was last folded with, and is
 * replaced only by someone who saw that token: a second owner or a redelivery changes nothing.
 */
public final class ViewStore<V> {
    public static final String TOKEN = JacksonCodec.TOKEN;
    public static final String EVENTS = JacksonCodec.EVENTS;

    private final MongoCollection<RawBsonDocument> collection;
    private final JacksonCodec<V> codec;
    private final IndexFields<V> indexFields;

    /** The documents without fields to find them by; what is written into a view in use has to have them. */
    public ViewStore(MongoDatabase database, String name, Class<V> type) {
        this(database, name, type, IndexFields.none());
    }

    public ViewStore(MongoDatabase database, String name, Class<V> type, IndexFields<V> indexFields) {
        this.indexFields = indexFields;
        this.collection = ViewCollections.open(database, name, RawBsonDocument.class);
        this.codec = ViewJson.codec(type);
    }

    public MongoCollection<RawBsonDocument> collection() {
        return collection;
    }

    /** The documents there are for these keys, with one query. */
    public Map<String, StoredView<V>> load(Collection<String> keys) {
        Map<String, StoredView<V>> found = new HashMap<>();
        collection
                .find(in("_id", keys))
                .batchSize(keys.size() + 1)
                .forEach(stored -> found.put(stored.getString("_id").getValue(), decode(stored)));
        return found;
    }

    StoredView<V> decode(BsonDocument stored) {
        V state = codec.decode(stored.asBsonReader());
        long events = stored.containsKey(EVENTS) ? stored.getInt64(EVENTS).getValue() : 0;
        return new StoredView<>(state, stored.getInt64(TOKEN).getValue(), events);
    }

    /** Writes the changed documents with one bulk; fails if another owner was faster with any of them. */
    public void save(Map<String, StoredView<V>> before, Map<String, RawBsonDocument> after) {
        Part<RawBsonDocument> changed = changed(before, after);
        if (!changed.writes().isEmpty()) {
            writeAll(changed.writes());
        }
    }

    /** The changed documents, each where it is as it was. */
    public Part<RawBsonDocument> changed(Map<String, StoredView<V>> before, Map<String, RawBsonDocument> after) {
        List<WriteModel<RawBsonDocument>> writes = new ArrayList<>(after.size());
        after.forEach((key, document) -> {
            StoredView<V> old = before.get(key);
            writes.add(
                    old == null
                            ? new InsertOneModel<>(document)
                            : new ReplaceOneModel<>(and(eq("_id", key), eq(TOKEN, old.token())), document));
        });
        return new Part<>(collection, writes);
    }

    private void writeAll(List<WriteModel<RawBsonDocument>> writes) {
        try {
            var result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            if (result.getInsertedCount() + result.getMatchedCount() < writes.size()) {
                throw new ViewConflictException(collection.getNamespace().getCollectionName());
            }
        } catch (MongoBulkWriteException duplicate) {
            throw new ViewConflictException(collection.getNamespace().getCollectionName(), duplicate);
        }
    }

    /** The collection as a place for documents under construction, which nobody else writes. */
    public WriteBackCache.Shelf<String, StoredView<V>> shelf() {
        return new WriteBackCache.Shelf<>() {
            @Override
            public Map<String, StoredView<V>> load(Collection<String> keys) {
                return ViewStore.this.load(keys);
            }

            @Override
            public void insert(Map<String, StoredView<V>> documents) {
                prepare(documents.values());
                writeAll(documents.entrySet().stream()
                        .<WriteModel<RawBsonDocument>>map(
                                each -> new InsertOneModel<>(encode(each.getKey(), each.getValue())))
                        .toList());
            }

            @Override
            public void replace(Map<String, StoredView<V>> documents) {
                prepare(documents.values());
                writeAll(documents.entrySet().stream()
                        .<WriteModel<RawBsonDocument>>map(each ->
                                new ReplaceOneModel<>(eq("_id", each.getKey()), encode(each.getKey(), each.getValue())))
                        .toList());
            }
        };
    }

    /** Called before a batch is encoded. */
    public void prepare(Collection<StoredView<V>> views) {
        indexFields.prepare(views.stream().map(StoredView::state).toList());
    }

    public RawBsonDocument encode(String key, StoredView<V> view) {
        return codec.document(view.state(), key, view.token(), view.events(), indexFields.of(view.state()));
    }
}
