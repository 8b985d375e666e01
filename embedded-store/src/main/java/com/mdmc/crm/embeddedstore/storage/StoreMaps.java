package com.mdmc.crm.embeddedstore.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The maps by number, and how changes are made to them. */
final class StoreMaps {

    private final Map<Integer, StoreMap> maps = new ConcurrentHashMap<>();
    private final AtomicInteger lastNumber = new AtomicInteger(Storage.CATALOGUE);
    private volatile CheckpointStore store;

    StoreMaps(CheckpointStore store) {
        this.store = store;
        store.numbers().forEach(this::open);
        open(Storage.CATALOGUE);
    }

    StoreMap open(int number) {
        return maps.computeIfAbsent(number, n -> {
            lastNumber.accumulateAndGet(n, Math::max);
            return new StoreMap(n, store.map(n));
        });
    }

    StoreMap create() {
        return open(lastNumber.incrementAndGet());
    }

    void drop(StoreMap map) {
        maps.remove(map.number());
        store.remove(map.map());
    }

    /** All but the catalogue and those given. */
    List<StoreMap> others(Set<Integer> kept) {
        return maps.values().stream()
                .filter(map -> map.number() > Storage.CATALOGUE && !kept.contains(map.number()))
                .toList();
    }

    Collection<StoreMap> all() {
        return maps.values();
    }

    void moveTo(CheckpointStore next) {
        maps.values().forEach(map -> map.moveTo(next));
        store = next;
    }

    /** @throws KeyTakenException if a key that is to be new is there already; then nothing has changed */
    static void apply(List<Changes.Change> changes) {
        addNew(changes);
        for (Changes.Change change : changes) {
            if (!change.isNew()) {
                set(change.map(), change.key(), change.value());
            }
        }
    }

    /** One way down the tree both looks for a key and adds it; those added before one that is taken go again. */
    private static void addNew(List<Changes.Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            Changes.Change change = changes.get(i);
            if (change.isNew() && change.map().map().putIfAbsent(change.key(), change.value()) != null) {
                changes.subList(0, i).stream()
                        .filter(Changes.Change::isNew)
                        .forEach(added -> set(added.map(), added.key(), null));
                throw new KeyTakenException(change.map(), change.key());
            }
        }
    }

    private static void set(StoreMap map, byte[] key, byte[] value) {
        CheckpointStore.set(map.map(), key, value);
    }
}
