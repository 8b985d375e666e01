package com.mdmc.crm.standalone.embedded.storage;

import java.util.ArrayList;
import java.util.List;

/** Changes of several maps that become visible and durable together, or not at all. */
public final class Changes {

    private final List<Change> list = new ArrayList<>();

    /** A value to set under a key of a map; a null value removes the key. */
    record Change(StoreMap map, byte[] key, byte[] value) {}

    public void put(StoreMap map, byte[] key, byte[] value) {
        list.add(new Change(map, key, value));
    }

    public void remove(StoreMap map, byte[] key) {
        list.add(new Change(map, key, null));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    List<Change> list() {
        return list;
    }
}
