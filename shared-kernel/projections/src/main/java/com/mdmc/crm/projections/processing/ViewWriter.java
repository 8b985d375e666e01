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
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
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
public final class ViewWriter<V> implements Rebuildable {
    private static final int ATTEMPTS = 5;

    private final ViewDefinition<V> view;
    private final MongoDatabase database;
    private final ViewStore<V> store;
    private final ViewSnapshots<V> snapshots;
    private final Map<CounterDefinition<V>, CounterStore> counters = new LinkedHashMap<>();

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
    public void project(List<EventEnvelope<?>> batch) {
        project(batch, CounterStore::apply);
    }

    @Override
    public void projectLate(List<EventEnvelope<?>> parked) {
        project(parked, CounterStore::applyLate);
    }

    private void project(List<EventEnvelope<?>> batch, BiConsumer<CounterStore, List<CounterStore.Move>> counting) {
        Map<String, List<EventEnvelope<?>>> byDocument = new LinkedHashMap<>();
        for (EventEnvelope<?> recorded : batch) {
            String key = view.keyOf(recorded);
            if (key != null) {
                byDocument.computeIfAbsent(key, unseen -> new ArrayList<>()).add(recorded);
            }
        }
        for (int attempt = 1; !byDocument.isEmpty(); attempt++) {
            try {
                fold(byDocument, counting);
                return;
            } catch (ViewConflictException raced) {
                // Another writer was faster with some documents; what it wrote is read, and the rest is folded again.
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
            }
        }
    }

    private void fold(
            Map<String, List<EventEnvelope<?>>> byDocument,
            BiConsumer<CounterStore, List<CounterStore.Move>> counting) {
        Map<String, StoredView<V>> before = store.load(byDocument.keySet());
        Map<String, StoredView<V>> after = new HashMap<>();
        Consequences<V> consequences = new Consequences<>(new LinkedHashMap<>(), new ArrayList<>());
        byDocument.forEach((key, events) -> {
            StoredView<V> old = before.get(key);
            StoredView<V> folded = fold(key, old, events, consequences);
            if (folded != old && folded.state() != null) {
                after.put(key, folded);
            }
        });
        store.prepare(after.values());
        Map<String, RawBsonDocument> documents = new HashMap<>();
        after.forEach((key, folded) -> documents.put(key, encoded(key, folded, before.get(key), byDocument.get(key))));
        consequences.moves().forEach((each, list) -> {
            list.sort((one, other) -> Long.compare(one.token(), other.token()));
            counting.accept(counters.get(each), list);
        });
        snapshots.keep(consequences.snapshots());
        store.save(before, documents);
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

    /** What folding entails beside the documents, and is written before them. */
    private record Consequences<V>(
            Map<CounterDefinition<V>, List<CounterStore.Move>> moves, List<ViewSnapshots.Keyed<V>> snapshots) {}

    private StoredView<V> fold(
            String key, StoredView<V> old, List<EventEnvelope<?>> events, Consequences<V> consequences) {
        StoredView<V> current = old;
        for (EventEnvelope<?> event : events) {
            if (current == null || event.token() > current.token()) {
                V state = current == null ? null : current.state();
                V next = next(state, event);
                counters.keySet()
                        .forEach(each -> each.difference(state, next)
                                .forEach((row, by) -> consequences
                                        .moves()
                                        .computeIfAbsent(each, unseen -> new ArrayList<>())
                                        .add(new CounterStore.Move(event.token(), row, by))));
                current = view.after(current, next, event.token());
                if (ViewSnapshots.isDue(current)) {
                    consequences.snapshots().add(new ViewSnapshots.Keyed<>(key, current));
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
