package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ProjectionFailure;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.offline.ViewRebuild;
import com.mdmc.crm.projections.store.CounterStore;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.ViewConflictException;
import com.mdmc.crm.projections.store.ViewSnapshots;
import com.mdmc.crm.projections.store.ViewStore;
import com.mdmc.crm.projections.store.WriteRound.Part;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bson.RawBsonDocument;

/**
 * The writer of one view: keeps its documents equal to the fold of their streams. A batch costs one read and one write
 * however many events it has: documents are loaded together, folded in memory and written together.
 */
public final class ViewWriter<V> implements Rebuildable, PlannedProjection {
    private static final int ATTEMPTS = 5;

    private final ViewDefinition<V> view;
    private final MongoDatabase database;
    private final ViewStore<V> store;
    private final ViewSnapshots<V> snapshots;
    private final Map<CounterDefinition<V>, CounterStore> counters = new LinkedHashMap<>();
    private long taken;

    public ViewWriter(ViewDefinition<V> view, MongoDatabase database) {
        this.view = view;
        this.database = database;
        this.store = new ViewStore<>(database, view.name(), view.type(), view.indexFields());
        this.snapshots = new ViewSnapshots<>(
                database, ViewSnapshots.collectionOf(view.name()), new ViewStore<>(database, view.name(), view.type()));
        view.counters().forEach(each -> counters.put(each, new CounterStore(database, each.name())));
        ViewCollections.index(store.collection(), view.indexes());
        counters.forEach((each, rows) -> ViewCollections.index(rows.collection(), each.indexes()));
    }

    @Override
    public String name() {
        return view.name();
    }

    @Override
    public String processor() {
        return view.processor();
    }

    @Override
    public List<String> collections() {
        List<String> names = new ArrayList<>(
                view.counters().stream().map(CounterDefinition::name).toList());
        names.add(view.name());
        if (view.hasSnapshots()) {
            names.add(ViewSnapshots.collectionOf(view.name()));
        }
        return names;
    }

    @Override
    public int revision() {
        return view.revision();
    }

    @Override
    public Rebuild rebuild(String suffix) {
        return new ViewRebuild<>(view, database, suffix);
    }

    @Override
    public void forget() {
        counters.values().forEach(CounterStore::forget);
    }

    @Override
    public void project(List<EventEnvelope<?>> batch) {
        take(batch);
        project(byDocument(batch), CounterStore::apply);
    }

    @Override
    public void projectLate(List<EventEnvelope<?>> parked) {
        project(byDocument(parked), CounterStore::applyLate);
    }

    @Override
    public Plan plan(List<EventEnvelope<?>> batch) {
        take(batch);
        Map<String, List<EventEnvelope<?>>> byDocument = byDocument(batch);
        if (byDocument.isEmpty()) {
            return Plan.NOTHING;
        }
        Folded<V> folded = fold(byDocument, true);
        Map<CounterStore, CounterStore.Moved> moved = new LinkedHashMap<>();
        folded.moves()
                .forEach((each, moves) ->
                        moved.put(counters.get(each), counters.get(each).prepare(moves)));
        List<Part<?>> before = new ArrayList<>(List.of(snapshots.kept(folded.snapshots())));
        moved.values().forEach(each -> before.add(each.part()));
        return new Plan(
                before,
                List.of(store.changed(folded.before(), folded.documents())),
                () -> moved.forEach(CounterStore::wrote),
                () -> project(batch));
    }

    private void take(List<EventEnvelope<?>> batch) {
        if (!batch.isEmpty()) {
            if (batch.get(0).token() <= taken) {
                // Delivered again, perhaps to collections that were begun anew meanwhile.
                forget();
            }
            taken = batch.get(batch.size() - 1).token();
        }
    }

    private Map<String, List<EventEnvelope<?>>> byDocument(List<EventEnvelope<?>> batch) {
        Map<String, List<EventEnvelope<?>>> byDocument = new LinkedHashMap<>();
        for (EventEnvelope<?> recorded : batch) {
            String key = view.keyOf(recorded);
            if (key != null) {
                byDocument.computeIfAbsent(key, unseen -> new ArrayList<>()).add(recorded);
            }
        }
        return byDocument;
    }

    private void project(
            Map<String, List<EventEnvelope<?>>> byDocument,
            BiConsumer<CounterStore, List<CounterStore.Move>> counting) {
        for (int attempt = 1; !byDocument.isEmpty(); attempt++) {
            try {
                Folded<V> folded = fold(byDocument, attempt == 1);
                folded.moves().forEach((each, moves) -> counting.accept(counters.get(each), moves));
                snapshots.keep(folded.snapshots());
                store.save(folded.before(), folded.documents());
                return;
            } catch (ViewConflictException raced) {
                // Another writer was faster with some documents; what it wrote is read, and the rest is folded again.
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
            }
        }
    }

    /**
     * What a batch makes.
     *
     * @param documents encoded, by their keys
     * @param moves and snapshots are written before the documents
     */
    private record Folded<V>(
            Map<String, StoredView<V>> before,
            Map<String, RawBsonDocument> documents,
            Map<CounterDefinition<V>, List<CounterStore.Move>> moves,
            List<ViewSnapshots.Keyed<V>> snapshots) {}

    private Folded<V> fold(Map<String, List<EventEnvelope<?>>> byDocument, boolean trusting) {
        Map<String, StoredView<V>> before = load(byDocument, trusting);
        Map<String, StoredView<V>> after = new HashMap<>();
        Folded<V> made = new Folded<>(before, new HashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        byDocument.forEach((key, events) -> {
            StoredView<V> old = before.get(key);
            StoredView<V> folded = fold(key, old, events, made);
            if (folded != old && folded.state() != null) {
                after.put(key, folded);
            }
        });
        store.prepare(after.values());
        after.forEach(
                (key, folded) -> made.documents().put(key, encoded(key, folded, before.get(key), byDocument.get(key))));
        made.moves().values().forEach(moves -> moves.sort(Comparator.comparingLong(CounterStore.Move::token)));
        return made;
    }

    // Documents that begin in the batch are not looked for: if one is there after all, it is not written, and the next
    // attempt looks.
    private Map<String, StoredView<V>> load(Map<String, List<EventEnvelope<?>>> byDocument, boolean trusting) {
        List<String> keys = byDocument.entrySet().stream()
                .filter(each -> !trusting || !view.beginsWith(each.getValue().get(0), each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return keys.isEmpty() ? Map.of() : store.load(keys);
    }

    // What cannot be stored is found before anything is written: the new events of its document wait, the others go on.
    private RawBsonDocument encoded(
            String key, StoredView<V> folded, StoredView<V> old, List<EventEnvelope<?>> events) {
        try {
            return store.encode(key, folded);
        } catch (RuntimeException unstorable) {
            EventEnvelope<?> first = events.stream()
                    .filter(event -> old == null || event.token() > old.token())
                    .findFirst()
                    .orElseThrow(() -> unstorable);
            throw new ProjectionFailure(first, unstorable);
        }
    }

    private StoredView<V> fold(String key, StoredView<V> old, List<EventEnvelope<?>> events, Folded<V> made) {
        StoredView<V> current = old;
        for (EventEnvelope<?> event : events) {
            if (current == null || event.token() > current.token()) {
                V state = current == null ? null : current.state();
                V next = next(state, event);
                counters.keySet()
                        .forEach(each -> each.difference(state, next)
                                .forEach((row, by) -> made.moves()
                                        .computeIfAbsent(each, unseen -> new ArrayList<>())
                                        .add(new CounterStore.Move(event.token(), row, by))));
                current = view.after(current, next, event.token());
                if (ViewSnapshots.isDue(current)) {
                    made.snapshots().add(new ViewSnapshots.Keyed<>(key, current));
                }
            }
        }
        return current;
    }

    private V next(V state, EventEnvelope<?> event) {
        try {
            return view.fold().apply(state, event);
        } catch (RuntimeException broken) {
            throw new ProjectionFailure(event, broken);
        }
    }
}
