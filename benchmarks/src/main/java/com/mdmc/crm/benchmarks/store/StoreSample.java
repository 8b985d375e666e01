package com.mdmc.crm.benchmarks.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;

/** Documents about the size and shape of a lead's view, the same for the same number. */
final class StoreSample {

    static final List<String> STAGES = List.of("new", "contacted", "qualified", "proposal", "won", "lost");

    private static final int BATCH = 1_000;
    private static final String TEXT = "x".repeat(220);

    private StoreSample() {}

    static Document document(int number) {
        Random random = new Random(number * 31L + 7);
        return new Document("_id", id(number))
                .append("key", "key-" + scattered(number))
                .append("stage", STAGES.get(random.nextInt(STAGES.size())))
                .append("owner", "user" + random.nextInt(40))
                .append("createdAt", (long) number)
                .append("budget", new Document("amount", random.nextInt(100_000)).append("currency", "EUR"))
                .append("tags", List.of("t" + random.nextInt(20), "u" + random.nextInt(20)))
                .append("version", 1L)
                .append("text", TEXT);
    }

    /** Ids in no order, as random ids are. */
    static String id(int number) {
        return "lead-" + scattered(number);
    }

    private static String scattered(int number) {
        return String.format("%08x", number * 0x9E3779B1);
    }

    static void index(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.compoundIndex(
                Indexes.ascending("owner"), Indexes.ascending("createdAt"), Indexes.ascending("_id")));
        collection.createIndex(Indexes.descending("createdAt", "_id"));
    }

    /** Inserts documents until there are so many or the time is over; answers how many there are. */
    static int load(MongoCollection<Document> collection, int count, Duration longest) {
        InsertManyOptions unordered = new InsertManyOptions().ordered(false);
        long end = System.nanoTime() + longest.toNanos();
        int loaded = 0;
        while (loaded < count && System.nanoTime() < end) {
            int until = Math.min(count, loaded + BATCH);
            List<Document> batch = IntStream.range(loaded, until)
                    .mapToObj(StoreSample::document)
                    .toList();
            collection.insertMany(batch, unordered);
            loaded = until;
        }
        return loaded;
    }
}
