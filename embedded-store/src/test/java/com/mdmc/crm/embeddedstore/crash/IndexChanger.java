package com.mdmc.crm.embeddedstore.crash;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Creates and drops indexes while others write, until the store goes away. */
final class IndexChanger {

    static final Bson TAGS = Indexes.ascending("tags", "version");
    static final Bson STAGE = Indexes.compoundIndex(Indexes.descending("stage"), Indexes.ascending("_id"));

    private final Random random;

    IndexChanger(long seed) {
        random = new Random(seed);
    }

    static void create(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("unique"), new IndexOptions().unique(true));
        collection.createIndex(STAGE);
    }

    void run(MongoCollection<Document> collection) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(20 + random.nextInt(60));
                change(collection, random.nextBoolean() ? TAGS : STAGE);
            }
        } catch (MongoException | IllegalStateException e) {
            // the store was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void change(MongoCollection<Document> collection, Bson key) {
        Document wanted = Document.parse(key.toBsonDocument().toJson());
        List<Document> indexes = collection.listIndexes().into(new ArrayList<>());
        if (indexes.stream().anyMatch(index -> index.get("key").equals(wanted))) {
            collection.dropIndex(key);
        } else {
            collection.createIndex(key);
        }
    }
}
