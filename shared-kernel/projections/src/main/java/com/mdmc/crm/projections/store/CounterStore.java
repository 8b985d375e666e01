package com.mdmc.crm.projections.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

/**
 * The rows of one set of counters. A row remembers the last event that moved it, so that an event delivered again
 * moves it no further, and by name the few that came late, behind events of others. Rows are written before the view that moved them: a crash in between repeats the fold, not the
 * sum.
 */
public final class CounterStore {
    public static final String KEY = "key";
    public static final String SUMS = "sums";
    private static final String LATE = "_late";

    private final MongoCollection<Document> collection;

    public CounterStore(MongoDatabase database, String name) {
        this.collection = ViewCollections.open(database, name, Document.class);
    }

    public MongoCollection<Document> collection() {
        return collection;
    }

    /** The rows a filter over {@code key.<field>} selects. */
    public List<CounterRow> find(Bson filter) {
        List<CounterRow> rows = new ArrayList<>();
        collection.find(filter).batchSize(1000).forEach(stored -> rows.add(row(stored)));
        return rows;
    }

    /** Applies moves in the order of their events; each row takes only those later than its last. */
    public void apply(List<Move> moves) {
        apply(moves, CounterStore::later);
    }

    /** Applies moves of events that had to wait while the rows moved on; each row takes each of them once. */
    public void applyLate(List<Move> moves) {
        apply(moves, CounterStore::late);
    }

    private void apply(List<Move> moves, BiFunction<Document, List<Move>, Document> moving) {
        Map<String, List<Move>> byRow = moves.stream()
                .collect(Collectors.groupingBy(m -> m.row().id(), LinkedHashMap::new, Collectors.toList()));
        if (byRow.isEmpty()) {
            return;
        }
        Map<String, Document> before = new HashMap<>();
        collection
                .find(in("_id", byRow.keySet()))
                .batchSize(byRow.size() + 1)
                .forEach(stored -> before.put(stored.getString("_id"), stored));
        List<WriteModel<Document>> writes = new ArrayList<>();
        byRow.forEach((id, rowMoves) -> write(before.get(id), moving.apply(before.get(id), rowMoves), writes));
        writeAll(writes);
    }

    private static Document later(Document old, List<Move> moves) {
        long last = lastOf(old);
        return moved(old, moves.stream().filter(move -> move.token() > last).toList());
    }

    private static Document late(Document old, List<Move> moves) {
        List<Long> known = lateOf(old);
        List<Move> fresh =
                moves.stream().filter(move -> !known.contains(move.token())).toList();
        Document moved = moved(old, fresh);
        if (moved != null) {
            moved.put(
                    LATE,
                    Stream.concat(known.stream(), fresh.stream().map(Move::token))
                            .toList());
        }
        return moved;
    }

    private static Document moved(Document old, List<Move> fresh) {
        if (fresh.isEmpty()) {
            return null;
        }
        Map<String, BigDecimal> sums = old == null ? new HashMap<>() : sums(old);
        fresh.forEach(move -> move.by().forEach((measure, amount) -> sums.merge(measure, amount, BigDecimal::add)));
        CounterKey row = fresh.get(0).row();
        Document moved = new Document("_id", row.id())
                .append(KEY, new Document(new HashMap<>(row.fields())))
                .append(SUMS, new Document(new HashMap<>(sums)))
                .append(
                        ViewStore.TOKEN,
                        Math.max(lastOf(old), fresh.get(fresh.size() - 1).token()));
        if (!lateOf(old).isEmpty()) {
            moved.put(LATE, lateOf(old));
        }
        return moved;
    }

    private static long lastOf(Document old) {
        return old == null ? -1 : old.getLong(ViewStore.TOKEN);
    }

    private static List<Long> lateOf(Document old) {
        return old == null ? List.of() : old.getList(LATE, Long.class, List.of());
    }

    private static void write(Document old, Document moved, List<WriteModel<Document>> writes) {
        if (moved == null) {
            return;
        }
        writes.add(
                old == null
                        ? new InsertOneModel<>(moved)
                        : new ReplaceOneModel<>(
                                and(
                                        eq("_id", old.getString("_id")),
                                        eq(ViewStore.TOKEN, lastOf(old)),
                                        eq(LATE, old.get(LATE))),
                                moved));
    }

    private void writeAll(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            var result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            if (result.getInsertedCount() + result.getMatchedCount() < writes.size()) {
                throw new ViewConflictException(collection.getNamespace().getCollectionName());
            }
        } catch (MongoBulkWriteException duplicate) {
            throw new ViewConflictException(collection.getNamespace().getCollectionName(), duplicate);
        }
    }

    public static CounterRow row(Document stored) {
        Map<String, String> fields = new HashMap<>();
        stored.get(KEY, Document.class).forEach((name, value) -> fields.put(name, (String) value));
        return new CounterRow(new CounterKey(fields), sums(stored));
    }

    private static Map<String, BigDecimal> sums(Document stored) {
        Map<String, BigDecimal> sums = new HashMap<>();
        stored.get(SUMS, Document.class)
                .forEach((measure, sum) -> sums.put(measure, ((Decimal128) sum).bigDecimalValue()));
        return sums;
    }

    /** What one event does to one row. */
    public record Move(long token, CounterKey row, Map<String, BigDecimal> by) {}
}
