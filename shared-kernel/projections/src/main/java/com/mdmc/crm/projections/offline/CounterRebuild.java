package com.mdmc.crm.projections.offline;

import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.store.CounterStore;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.WriteBackCache;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Rows of sums under construction. */
final class CounterRebuild {
    private static final int ROOM = 20_000;
    private static final int UNSETTLED = 10_000;

    /** The sums of a row and the last event that moved it. */
    static final class Sums {
        private final Map<String, BigDecimal> measures;
        private long token;

        Sums(Map<String, BigDecimal> measures, long token) {
            this.measures = measures;
            this.token = token;
        }

        Map<String, BigDecimal> measures() {
            return measures;
        }

        long token() {
            return token;
        }

        private void move(Map<String, BigDecimal> by, long event) {
            by.forEach((measure, amount) -> measures.merge(measure, amount, BigDecimal::add));
            token = event;
        }
    }

    private final CounterDefinition<?> counters;
    private final MongoCollection<Document> collection;
    private final WriteBackCache<CounterKey, Sums> rows;
    // Added up already, but not in the rows, which are fetched many at a time.
    private final Map<CounterKey, Sums> unsettled = new HashMap<>();

    CounterRebuild(MongoDatabase database, CounterDefinition<?> counters, String suffix) {
        this.counters = counters;
        this.collection = new CounterStore(database, counters.name() + suffix).collection();
        database.createCollection(counters.name() + suffix);
        this.rows = new WriteBackCache<>(new CounterBackingStore(collection), ROOM);
    }

    /** Takes in what one event moves. */
    void move(Map<CounterKey, Map<String, BigDecimal>> difference, long event) {
        difference.forEach((key, by) -> unsettled
                .computeIfAbsent(key, unseen -> new Sums(new HashMap<>(), 0))
                .move(by, event));
        if (unsettled.size() > UNSETTLED) {
            settle();
        }
    }

    private void settle() {
        rows.fetch(unsettled.keySet());
        unsettled.forEach((key, moved) -> {
            Sums sums = rows.get(key);
            if (sums == null) {
                rows.put(key, moved);
            } else {
                sums.move(moved.measures, moved.token);
            }
        });
        unsettled.clear();
        rows.tidy();
    }

    void finish() {
        settle();
        rows.putAllAway();
        ViewCollections.index(collection, counters.indexes());
    }
}
