package com.mdmc.crm.benchmarks.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;

/** Documents of a store that are replaced, changed, and deleted and inserted again; knows what each must be. */
final class ChurningDocuments {

    private static final int BATCH = 500;
    private static final int LONGEST = 640;

    private final MongoCollection<Document> collection;
    private final long[] versions;
    private final Random random;
    private long written;

    ChurningDocuments(MongoCollection<Document> collection, int documents, long seed) {
        this.collection = collection;
        this.versions = new long[documents];
        this.random = new Random(seed);
    }

    void load() {
        for (int from = 0; from < versions.length; from += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int number = from; number < Math.min(versions.length, from + BATCH); number++) {
                batch.add(document(number));
            }
            collection.insertMany(batch);
        }
    }

    void writeUntil(long writes) {
        while (written < writes) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            while (batch.size() < Math.min(BATCH, writes - written)) {
                int number = random.nextInt(versions.length);
                versions[number]++;
                batch.addAll(change(number));
            }
            collection.bulkWrite(batch);
            written += batch.size();
        }
    }

    private List<WriteModel<Document>> change(int number) {
        String id = StoreSample.id(number);
        int kind = random.nextInt(20);
        if (kind < 14) {
            return List.of(new ReplaceOneModel<>(Filters.eq("_id", id), document(number)));
        }
        if (kind < 18) {
            return List.of(new UpdateOneModel<>(
                    Filters.eq("_id", id),
                    Updates.combine(
                            Updates.set("version", versions[number]),
                            Updates.set("owner", "user" + random.nextInt(40)))));
        }
        return List.of(new DeleteOneModel<>(Filters.eq("_id", id)), new InsertOneModel<>(document(number)));
    }

    private Document document(int number) {
        return StoreSample.document(number)
                .append("version", versions[number])
                .append("text", "x".repeat(random.nextInt(LONGEST)));
    }

    /** Documents that are missing, or not as they were last written. */
    long countWrong() {
        Map<String, Long> expected = new HashMap<>();
        for (int number = 0; number < versions.length; number++) {
            expected.put(StoreSample.id(number), versions[number]);
        }
        long wrong = 0;
        try (MongoCursor<Document> all = collection.find().iterator()) {
            while (all.hasNext()) {
                Document document = all.next();
                Long version = expected.remove(document.getString("_id"));
                wrong += document.getLong("version").equals(version) ? 0 : 1;
            }
        }
        return wrong + expected.size();
    }
}
