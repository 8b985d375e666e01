package com.mdmc.crm.benchmarks.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Median time of each shape of query the product lives on. */
final class StoreShapes {

    static final String FIRST_PAGE = "keyset page 1";
    static final String SECOND_PAGE = "keyset page 2";
    static final String FAR_PAGE = "keyset page 2000";

    private static final int ROUNDS = 200;
    private static final int PAGE = 25;

    private final MongoCollection<Document> collection;
    private final int count;
    private final Random random = new Random(1);

    StoreShapes(MongoCollection<Document> collection, int count) {
        this.collection = collection;
        this.count = count;
    }

    /** Milliseconds by name of the shape. */
    Map<String, Double> measure() {
        Map<String, Double> times = new LinkedHashMap<>();
        times.put("_id lookup", median(n -> read(collection.find(eq("_id", StoreSample.id(n))))));
        times.put(
                "unique key lookup",
                median(n -> read(
                        collection.find(eq("key", "key-" + StoreSample.id(n).substring(5))))));
        times.put("{a, b >=} sort b limit 25", median(n -> read(owned(n).limit(PAGE))));
        times.put("{a, b >=} sort b limit 500", median(n -> read(owned(n / 4).limit(500))));
        times.put("newest by sort -1", median(n -> read(newest().limit(1))));
        times.put(FIRST_PAGE, median(n -> read(newest().limit(PAGE))));
        times.put(SECOND_PAGE, median(n -> read(page(2).limit(PAGE))));
        times.put(FAR_PAGE, median(n -> read(page(2_000).limit(PAGE))));
        times.put(
                "compare-and-set",
                median(n -> collection.updateOne(
                        and(eq("_id", StoreSample.id(n)), eq("version", -1L)),
                        new Document("$set", new Document("x", 1)))));
        return times;
    }

    private FindIterable<Document> owned(int from) {
        return collection
                .find(and(eq("owner", "user" + from % 40), gte("createdAt", (long) from)))
                .sort(ascending("createdAt"));
    }

    private FindIterable<Document> newest() {
        return collection.find().sort(descending("createdAt", "_id"));
    }

    private FindIterable<Document> page(int number) {
        long position = Math.max(PAGE, count - (long) (number - 1) * PAGE);
        Bson after = or(lt("createdAt", position), and(eq("createdAt", position), lt("_id", "lead-8")));
        return collection.find(after).sort(descending("createdAt", "_id"));
    }

    private static void read(FindIterable<Document> query) {
        query.into(new ArrayList<>());
    }

    private double median(IntConsumer query) {
        double[] times = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            int number = random.nextInt(count);
            long begun = System.nanoTime();
            query.accept(number);
            times[Math.max(0, round)] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
