package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.fold.ProjectionFailure;
import com.mdmc.crm.projections.fold.Recorded;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.offline.ViewRebuild;
import com.mdmc.crm.projections.store.CounterStore;
import com.mdmc.crm.projections.store.ViewCollections;
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
 * Keeps the documents of one view equal to the fold of their streams. A batch costs one read and one write however
 * many events it has: documents are loaded together, folded in memory and written together.
 */
public final class ViewWriter<V> implements Rebuildable {
    private final ViewDefinition<V> view;
    private final MongoDatabase database;
    private final ViewStore<V> store;
    private final ViewSnapshots<V> snapshots;
    private final Map<Counters<V>, CounterStore> counters = new LinkedHashMap<>();

    public ViewWriter(ViewDefinition<V> view, MongoDatabase database) {
        this.view = view;
        this.database = database;
        this.store = new ViewStore<>(database, view.name(), view.type());
        this.snapshots = new ViewSnapshots<>(database, ViewSnapshots.collectionOf(view.name()), store);
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
        List<String> names =
                new ArrayList<>(view.counters().stream().map(Counters::name).toList());
        names.add(view.name());
        if (view.hasSnapshots()) {
            names.add(ViewSnapshots.collectionOf(view.name()));
        }
        return names;
    }

    @Override
    public Rebuild rebuild(String suffix) {
        return new ViewRebuild<>(view, database, suffix);
    }

    @Override
    public void project(List<Recorded<?>> batch) {
        project(batch, CounterStore::apply);
    }

    @Override
    public void projectLate(List<Recorded<?>> parked) {
        project(parked, CounterStore::applyLate);
    }

    private void project(List<Recorded<?>> batch, BiConsumer<CounterStore, List<CounterStore.Move>> counting) {
        Map<String, List<Recorded<?>>> byDocument = new LinkedHashMap<>();
        for (Recorded<?> recorded : batch) {
            String key =
                    view.fold().knows(recorded.event().getClass()) ? view.key().apply(recorded.event()) : null;
            if (key != null) {
                byDocument.computeIfAbsent(key, unseen -> new ArrayList<>()).add(recorded);
            }
        }
        if (!byDocument.isEmpty()) {
            fold(byDocument, counting);
        }
    }

    private void fold(
            Map<String, List<Recorded<?>>> byDocument, BiConsumer<CounterStore, List<CounterStore.Move>> counting) {
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
    private RawBsonDocument encoded(String key, StoredView<V> folded, StoredView<V> old, List<Recorded<?>> events) {
        try {
            return store.encode(key, folded);
        } catch (RuntimeException unstorable) {
            Recorded<?> first = events.stream()
                    .filter(event -> old == null || event.token() > old.token())
                    .findFirst()
                    .orElseThrow(() -> unstorable);
            throw new ProjectionFailure(first, unstorable);
        }
    }

    /** What folding entails beside the documents, and is written before them. */
    private record Consequences<V>(
            Map<Counters<V>, List<CounterStore.Move>> moves, List<ViewSnapshots.Keyed<V>> snapshots) {}

    private StoredView<V> fold(String key, StoredView<V> old, List<Recorded<?>> events, Consequences<V> consequences) {
        StoredView<V> current = old;
        for (Recorded<?> event : events) {
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

    private V next(V state, Recorded<?> event) {
        try {
            return view.fold().apply(state, event);
        } catch (RuntimeException broken) {
            throw new ProjectionFailure(event, broken);
        }
    }
}
