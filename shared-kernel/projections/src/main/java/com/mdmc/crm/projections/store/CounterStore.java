package com.mdmc.crm.projections.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.store.WriteRound.Part;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
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
    private static final int REMEMBERED = 1_000;

    private final MongoCollection<Document> collection;
    // Rows as this writer left them, which it need not read again. A row that another writer moved is not found as it
    // was
    // left: then all are read anew.
    private final Map<String, Document> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
            return size() > REMEMBERED;
        }
    };

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
        forget();
        apply(moves, CounterStore::late);
    }

    /** Reads rows anew, which may be others than this writer left. */
    public void forget() {
        recent.clear();
    }

    /**
     * What moves make of rows.
     *
     * @param rows as they are then, by their ids
     */
    public record Moved(Part<Document> part, Map<String, Document> rows) {}

    /** What moves in the order of their events make, to be written together with something else. */
    public Moved prepare(List<Move> moves) {
        return prepare(moves, CounterStore::later);
    }

    /** Hears that what was prepared is written. */
    public void wrote(Moved moved) {
        recent.putAll(moved.rows());
    }

    private void apply(List<Move> moves, BiFunction<Document, List<Move>, Document> moving) {
        Moved moved = prepare(moves, moving);
        try {
            writeAll(moved.part().writes());
        } catch (RuntimeException unknown) {
            forget();
            throw unknown;
        }
        wrote(moved);
    }

    private Moved prepare(List<Move> moves, BiFunction<Document, List<Move>, Document> moving) {
        Map<String, List<Move>> byRow = moves.stream()
                .collect(Collectors.groupingBy(m -> m.row().id(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Document> before = load(byRow.keySet());
        Map<String, Document> after = new HashMap<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        byRow.forEach((id, rowMoves) -> {
            Document moved = moving.apply(before.get(id), rowMoves);
            after.put(id, moved == null ? before.get(id) : moved);
            write(before.get(id), moved, writes);
        });
        return new Moved(new Part<>(collection, writes), after);
    }

    private Map<String, Document> load(Collection<String> ids) {
        Map<String, Document> rows = new HashMap<>();
        List<String> unseen = new ArrayList<>();
        for (String id : ids) {
            Document row = recent.get(id);
            if (row == null) {
                unseen.add(id);
            } else {
                rows.put(id, row);
            }
        }
        if (!unseen.isEmpty()) {
            collection
                    .find(in("_id", unseen))
                    .batchSize(unseen.size() + 1)
                    .forEach(stored -> rows.put(stored.getString("_id"), stored));
        }
        return rows;
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
                .append(SUMS, stored(sums))
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

    private static Document stored(Map<String, BigDecimal> sums) {
        Document stored = new Document();
        sums.forEach((measure, sum) -> stored.append(measure, new Decimal128(sum)));
        return stored;
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
