package com.mdmc.crm.projections.store;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Reads stored views and counter rows. */
public final class Views {
    private static final int FIELDS_BATCH = 1_000;

    private final MongoDatabase database;
    private final Map<String, ViewStore<?>> stores = new ConcurrentHashMap<>();

    public Views(MongoDatabase database) {
        this.database = database;
    }

    /** The stored document of one key. */
    public <V> Optional<V> find(ViewDefinition<V> view, String key) {
        ViewStore<V> store = store(view);
        return Optional.ofNullable(store.collection().find(eq("_id", key)).first())
                .map(stored -> store.decode(stored).state());
    }

    /** The stored documents a filter selects, in order, at most {@code limit} of them. */
    public <V> List<V> find(ViewDefinition<V> view, Bson filter, Bson sort, int limit) {
        return List.copyOf(keyed(view, filter, sort, limit).values());
    }

    /** All stored documents a filter selects, in order. */
    public <V> List<V> find(ViewDefinition<V> view, Bson filter, Bson sort) {
        ViewStore<V> store = store(view);
        List<V> found = new ArrayList<>();
        store.collection()
                .find(filter)
                .sort(sort)
                .batchSize(FIELDS_BATCH)
                .forEach(stored -> found.add(store.decode(stored).state()));
        return found;
    }

    /** As {@link #find(ViewDefinition, Bson, Bson, int)}, each document under its key, in the same order. */
    public <V> Map<String, V> keyed(ViewDefinition<V> view, Bson filter, Bson sort, int limit) {
        ViewStore<V> store = store(view);
        Map<String, V> found = new LinkedHashMap<>();
        store.collection()
                .find(filter)
                .sort(sort)
                .limit(limit)
                .batchSize(limit + 1)
                .forEach(stored -> found.put(
                        stored.getString("_id").getValue(), store.decode(stored).state()));
        return found;
    }

    /**
     * A document as it is stored.
     *
     * @param token of the event it was last folded with
     */
    public record Kept<V>(String key, V state, long token) {

        /** The position of that event. */
        public long position() {
            return EventEnvelope.positionOf(token);
        }
    }

    /** Hands on every stored document a filter selects. */
    public <V> void each(ViewDefinition<V> view, Bson filter, Consumer<Kept<V>> reader) {
        ViewStore<V> store = store(view);
        store.collection().find(filter).batchSize(FIELDS_BATCH).forEach(stored -> {
            StoredView<V> found = store.decode(stored);
            reader.accept(new Kept<>(stored.getString("_id").getValue(), found.state(), found.token()));
        });
    }

    /** The keys of all stored documents a filter selects. */
    public List<String> keys(ViewDefinition<?> view, Bson filter) {
        return fields(view.name(), filter, "_id").stream()
                .map(stored -> stored.getString("_id").getValue())
                .toList();
    }

    /**
     * Some fields of the stored documents a filter selects, and their keys as {@code _id}; for questions across views
     * that need little of each.
     *
     * @param view the view's name
     */
    public List<BsonDocument> fields(String view, Bson filter, String... fields) {
        return ViewCollections.open(database, view, BsonDocument.class)
                .find(filter)
                .projection(Projections.include(fields))
                .batchSize(FIELDS_BATCH)
                .into(new ArrayList<>());
    }

    /** The last snapshot of a document that holds nothing later than a position, if there is one. */
    public <V> Optional<Kept<V>> snapshot(ViewDefinition<V> view, String key, long position) {
        if (!view.hasSnapshots()) {
            return Optional.empty();
        }
        return new ViewSnapshots<>(database, ViewSnapshots.collectionOf(view.name()), store(view))
                .lastUpTo(key, position)
                .map(found -> new Kept<>(key, found.state(), found.token()));
    }

    /** How many documents a filter selects, counted one by one. */
    public long count(ViewDefinition<?> view, Bson filter) {
        return store(view).collection().countDocuments(filter);
    }

    /** The counter rows a filter over {@code key.<field>} selects. */
    public List<CounterRow> rows(CounterDefinition<?> counters, Bson filter) {
        return new CounterStore(database, counters.name()).find(filter);
    }

    @SuppressWarnings("unchecked")
    private <V> ViewStore<V> store(ViewDefinition<V> view) {
        return (ViewStore<V>) stores.computeIfAbsent(view.name(), name -> new ViewStore<>(database, name, view.type()));
    }
}
