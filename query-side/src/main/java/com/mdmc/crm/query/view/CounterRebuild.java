package com.mdmc.crm.query.view;

import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of sums under construction. */
final class CounterRebuild {
    private static final int ROOM = 20_000;

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

    private record Move(Map<RowKey, Map<String, BigDecimal>> difference, long event) {}

    private final Workbench<RowKey, Sums> rows;
    private final List<Move> moves = new ArrayList<>();

    CounterRebuild(MongoDatabase database, Counters<?> counters, String suffix) {
        CounterStore store = new CounterStore(database, counters.name() + suffix);
        database.createCollection(counters.name() + suffix);
        counters.indexes().forEach(store.collection()::createIndex);
        this.rows = new Workbench<>(new CounterShelf(store.collection()), ROOM);
    }

    void move(Map<RowKey, Map<String, BigDecimal>> difference, long event) {
        if (!difference.isEmpty()) {
            moves.add(new Move(difference, event));
        }
    }

    /** Adds up the moves there are. */
    void settle() {
        Set<RowKey> keys = new HashSet<>();
        moves.forEach(move -> keys.addAll(move.difference.keySet()));
        rows.fetch(keys);
        moves.forEach(move -> move.difference.forEach((key, by) -> sums(key).move(by, move.event)));
        moves.clear();
        rows.tidy();
    }

    private Sums sums(RowKey key) {
        Sums sums = rows.get(key);
        if (sums == null) {
            sums = new Sums(new HashMap<>(), 0);
            rows.put(key, sums);
        }
        return sums;
    }

    void finish() {
        rows.putAllAway();
    }
}
