package com.mdmc.crm.projections.offline;

import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ProjectionFailure;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.ViewSnapshots;
import com.mdmc.crm.projections.store.ViewStore;
import com.mdmc.crm.projections.store.WriteBackCache;
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
    private final WriteBackCache<String, StoredView<V>> documents;
    private final ViewSnapshots<V> snapshots;
    private final List<ViewSnapshots.Keyed<V>> due = new ArrayList<>();
    private final Map<CounterDefinition<V>, CounterRebuild> counters = new LinkedHashMap<>();

    public ViewRebuild(ViewDefinition<V> view, MongoDatabase database, String suffix) {
        this.view = view;
        this.store = new ViewStore<>(database, view.name() + suffix, view.type(), view.indexFields());
        database.createCollection(view.name() + suffix);
        String collection = ViewSnapshots.collectionOf(view.name()) + suffix;
        this.snapshots =
                new ViewSnapshots<>(database, collection, new ViewStore<>(database, view.name() + suffix, view.type()));
        if (view.hasSnapshots()) {
            database.createCollection(collection);
        }
        this.documents = new WriteBackCache<>(store.shelf(), ROOM);
        view.counters().forEach(each -> counters.put(each, new CounterRebuild(database, each, suffix)));
    }

    @Override
    public void add(List<EventEnvelope<?>> commits) {
        List<EventEnvelope<?>> known = commits.stream()
                .filter(recorded -> view.keyOf(recorded) != null)
                .toList();
        documents.fetch(keys(known));
        known.forEach(this::fold);
        snapshots.keep(due);
        due.clear();
        documents.tidy();
    }

    private Collection<String> keys(List<EventEnvelope<?>> events) {
        Set<String> keys = new HashSet<>();
        events.forEach(recorded -> keys.add(view.keyOf(recorded)));
        return keys;
    }

    private void fold(EventEnvelope<?> recorded) {
        String key = view.keyOf(recorded);
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

    private V next(V before, EventEnvelope<?> recorded) {
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
