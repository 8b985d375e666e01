package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.mongo.document.Bson;
import com.mdmc.crm.embeddedstore.storage.Changes;
import com.mdmc.crm.embeddedstore.storage.Pin;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.h2.mvstore.Cursor;

/** All collections by namespace; a collection or index exists exactly when it is written here. */
public final class Catalogue {

    private final Storage storage;
    private final StoreMap map;
    private final Map<String, CollectionEntry> entries = new ConcurrentHashMap<>();

    public Catalogue(Storage storage) {
        this.storage = storage;
        this.map = storage.openMap(Storage.CATALOGUE);
        read();
        storage.dropAllBut(
                entries.values().stream().flatMap(CollectionEntry::maps).collect(Collectors.toSet()));
    }

    private void read() {
        try (Pin pin = storage.pin()) {
            Cursor<byte[], byte[]> cursor = map.view().cursor(null, false);
            while (cursor.hasNext()) {
                String namespace = new String(cursor.next(), StandardCharsets.UTF_8);
                entries.put(namespace, CollectionEntry.of(Bson.decode(cursor.getValue())));
            }
        }
    }

    CollectionEntry entry(String namespace) {
        return entries.get(namespace);
    }

    public Set<String> namespaces() {
        return Set.copyOf(entries.keySet());
    }

    /** Takes the entry (null: none any more) over with the changes it belongs to. */
    void stage(String namespace, CollectionEntry entry, Changes changes) {
        byte[] key = namespace.getBytes(StandardCharsets.UTF_8);
        if (entry == null) {
            entries.remove(namespace);
            changes.remove(map, key);
        } else {
            entries.put(namespace, entry);
            changes.put(map, key, Bson.encode(entry.toDocument()));
        }
    }

    void put(String namespace, CollectionEntry entry) {
        Changes changes = new Changes();
        stage(namespace, entry, changes);
        Awaited.raise(storage.apply(changes));
    }
}
