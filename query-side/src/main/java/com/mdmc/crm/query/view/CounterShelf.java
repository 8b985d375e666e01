package com.mdmc.crm.query.view;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.query.view.CounterRebuild.Sums;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A collection of rows under construction, which nobody else writes. */
final class CounterShelf implements Workbench.Shelf<RowKey, Sums> {
    private final MongoCollection<Document> collection;

    CounterShelf(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public Map<RowKey, Sums> load(Collection<RowKey> keys) {
        Map<RowKey, Sums> found = new HashMap<>();
        List<String> ids = keys.stream().map(RowKey::id).toList();
        collection.find(in("_id", ids)).batchSize(ids.size() + 1).forEach(stored -> {
            Row row = CounterStore.row(stored);
            found.put(row.key(), new Sums(row.measures(), stored.getLong(ViewStore.TOKEN)));
        });
        return found;
    }

    @Override
    public void insert(Map<RowKey, Sums> rows) {
        List<Document> documents = new ArrayList<>();
        rows.forEach((key, sums) -> documents.add(document(key, sums)));
        collection.insertMany(documents);
    }

    @Override
    public void replace(Map<RowKey, Sums> rows) {
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        rows.forEach((key, sums) -> writes.add(new ReplaceOneModel<>(eq("_id", key.id()), document(key, sums))));
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static Document document(RowKey key, Sums sums) {
        return new Document("_id", key.id())
                .append(CounterStore.KEY, new Document(new HashMap<>(key.fields())))
                .append(CounterStore.SUMS, new Document(new HashMap<>(sums.measures())))
                .append(ViewStore.TOKEN, sums.token());
    }
}
