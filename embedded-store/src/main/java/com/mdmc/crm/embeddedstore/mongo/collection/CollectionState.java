package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.storage.Changes;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The maps of one collection, changed and seen only between two writes. */
public final class CollectionState {

    private final Storage storage;
    private final StoreMap records;
    private final List<OrderedIndex> indexes = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock visibility = new ReentrantReadWriteLock();
    private volatile Optional<Set<String>> indexedFields = Optional.of(Set.of());
    private long lastUnit;

    CollectionState(Storage storage, StoreMap records) {
        this.storage = storage;
        this.records = records;
    }

    StoreMap records() {
        return records;
    }

    /** All indexes, the one on `_id` first. */
    public List<OrderedIndex> indexes() {
        return indexes;
    }

    void add(OrderedIndex index) {
        indexes.add(index);
        indexedFields = IndexedFields.of(indexes);
    }

    void remove(OrderedIndex index) {
        indexes.remove(index);
        indexedFields = IndexedFields.of(indexes);
    }

    /** The fields of a document that decide what indexes hold of it; empty: it may be any. */
    Optional<Set<String>> indexedFields() {
        return indexedFields;
    }

    OrderedIndex primary() {
        return indexes.get(0);
    }

    /** The index of a name, or null. */
    OrderedIndex index(String name) {
        return indexes.stream()
                .filter(index -> index.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Makes changes visible at once; whoever writes them waits, before answering, until they are durable. */
    void apply(Changes changes) {
        visibility.writeLock().lock();
        try {
            lastUnit = storage.apply(changes);
            Awaited.raise(lastUnit);
        } finally {
            visibility.writeLock().unlock();
        }
    }

    /** Looks at the maps as they are, while nobody writes. */
    <T> T look(Supplier<T> look) {
        visibility.readLock().lock();
        try {
            Awaited.raise(lastUnit);
            return look.get();
        } finally {
            visibility.readLock().unlock();
        }
    }

    /** A view of now; whoever reads it waits, before answering, until what is in it is durable. */
    CollectionViews views() {
        return look(() -> new CollectionViews(records, indexes));
    }
}
