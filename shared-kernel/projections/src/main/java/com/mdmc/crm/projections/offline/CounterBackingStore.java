package com.mdmc.crm.projections.offline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.ledger.format.BsonBytes;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.offline.CounterRebuild.Sums;
import com.mdmc.crm.projections.store.CounterStore;
import com.mdmc.crm.projections.store.ViewStore;
import com.mdmc.crm.projections.store.WriteBackCache;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** A collection of rows under construction, which nobody else writes. */
final class CounterBackingStore implements WriteBackCache.Shelf<CounterKey, Sums> {
    private final MongoCollection<Document> collection;
    private final MongoCollection<RawBsonDocument> raw;

    CounterBackingStore(MongoCollection<Document> collection) {
        this.collection = collection;
        this.raw = collection.withDocumentClass(RawBsonDocument.class);
    }

    @Override
    public Map<CounterKey, Sums> load(Collection<CounterKey> keys) {
        Map<CounterKey, Sums> found = new HashMap<>();
        List<String> ids = keys.stream().map(CounterKey::id).toList();
        collection.find(in("_id", ids)).batchSize(ids.size() + 1).forEach(stored -> {
            CounterRow row = CounterStore.row(stored);
            found.put(row.key(), new Sums(row.measures(), stored.getLong(ViewStore.TOKEN)));
        });
        return found;
    }

    @Override
    public void insert(Map<CounterKey, Sums> rows) {
        List<RawBsonDocument> documents = new ArrayList<>(rows.size());
        rows.forEach((key, sums) -> documents.add(document(key, sums)));
        raw.insertMany(documents);
    }

    @Override
    public void replace(Map<CounterKey, Sums> rows) {
        List<ReplaceOneModel<RawBsonDocument>> writes = new ArrayList<>(rows.size());
        rows.forEach((key, sums) -> writes.add(new ReplaceOneModel<>(eq("_id", key.id()), document(key, sums))));
        raw.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static RawBsonDocument document(CounterKey key, Sums sums) {
        BsonBytes bytes = BsonBytes.begin();
        bytes.put("_id", key.id());
        bytes.startDocument(CounterStore.KEY);
        key.fields().forEach(bytes::put);
        bytes.close();
        bytes.startDocument(CounterStore.SUMS);
        sums.measures().forEach(bytes::put);
        bytes.close();
        bytes.put(ViewStore.TOKEN, sums.token());
        return new RawBsonDocument(bytes.end());
    }
}
