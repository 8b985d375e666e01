package com.mdmc.crm.projections.offline;

import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.fold.ProjectionFailure;
import com.mdmc.crm.projections.fold.Recorded;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.ViewSnapshots;
import com.mdmc.crm.projections.store.ViewStore;
import com.mdmc.crm.projections.store.Workbench;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A view under construction, with its counters. */
public final class ViewRebuild<V> implements Rebuild {
    private static final int ROOM = 20_000;

    private final ViewDefinition<V> view;
    private final ViewStore<V> store;
    private final Workbench<String, StoredView<V>> documents;
    private final ViewSnapshots<V> snapshots;
    private final List<ViewSnapshots.Keyed<V>> due = new ArrayList<>();
    private final Map<Counters<V>, CounterRebuild> counters = new LinkedHashMap<>();

    public ViewRebuild(ViewDefinition<V> view, MongoDatabase database, String suffix) {
        this.view = view;
        this.store = new ViewStore<>(database, view.name() + suffix, view.type());
        database.createCollection(view.name() + suffix);
        String collection = ViewSnapshots.collectionOf(view.name()) + suffix;
        this.snapshots = new ViewSnapshots<>(database, collection, store);
        if (view.hasSnapshots()) {
            database.createCollection(collection);
        }
        this.documents = new Workbench<>(store.shelf(), ROOM);
        view.counters().forEach(each -> counters.put(each, new CounterRebuild(database, each, suffix)));
    }

    @Override
    public void add(List<Recorded<?>> commits) {
        List<Recorded<?>> known = commits.stream()
                .filter(recorded -> view.fold().knows(recorded.event().getClass()))
                .toList();
        documents.fetch(keys(known));
        known.forEach(this::fold);
        snapshots.keep(due);
        due.clear();
        documents.tidy();
    }

    private Collection<String> keys(List<Recorded<?>> events) {
        Set<String> keys = new HashSet<>();
        events.forEach(recorded -> keys.add(view.key().apply(recorded.event())));
        keys.remove(null);
        return keys;
    }

    private void fold(Recorded<?> recorded) {
        String key = view.key().apply(recorded.event());
        if (key == null) {
            return;
        }
        StoredView<V> old = documents.get(key);
        V before = old == null ? null : old.state();
        V after = next(before, recorded);
        if (after != null) {
            StoredView<V> folded = view.after(old, after, recorded.token());
            if (ViewSnapshots.isDue(folded)) {
                due.add(new ViewSnapshots.Keyed<>(key, folded));
            }
            documents.put(key, folded);
            counters.forEach((each, rows) -> rows.move(each.difference(before, after), recorded.token()));
        }
    }

    private V next(V before, Recorded<?> recorded) {
        try {
            return view.fold().apply(before, recorded);
        } catch (RuntimeException broken) {
            throw new ProjectionFailure(recorded, broken);
        }
    }

    @Override
    public void finish() {
        counters.values().forEach(CounterRebuild::finish);
        documents.putAllAway();
        ViewCollections.index(store.collection(), view.indexes());
    }
}
