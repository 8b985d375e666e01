package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.redo.RedoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes of several maps that become visible and durable together, or not at all. */
public final class Changes implements RedoUnit {

    private final List<Change> list = new ArrayList<>();

    /** A value to set under a key of a map, which must not be there yet if it is to be new; a null value removes it. */
    record Change(StoreMap map, byte[] key, byte[] value, boolean isNew) {}

    public void put(StoreMap map, byte[] key, byte[] value) {
        list.add(new Change(map, key, value, false));
    }

    /** The key must not be there yet, or none of the changes happens. */
    public void add(StoreMap map, byte[] key, byte[] value) {
        list.add(new Change(map, key, value, true));
    }

    public void remove(StoreMap map, byte[] key) {
        list.add(new Change(map, key, null, false));
    }

    /** The same changes of one map in the order of its keys, some at a time: neighbours are faster to write together. */
    public List<Changes> inOrder(int most) {
        List<Change> ordered = new ArrayList<>(list);
        ordered.sort((one, other) -> Arrays.compareUnsigned(one.key, other.key));
        List<Changes> parts = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += most) {
            Changes part = new Changes();
            part.list.addAll(ordered.subList(from, Math.min(ordered.size(), from + most)));
            parts.add(part);
        }
        return parts;
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public int map(int change) {
        return list.get(change).map().number();
    }

    @Override
    public byte[] key(int change) {
        return list.get(change).key();
    }

    @Override
    public byte[] value(int change) {
        return list.get(change).value();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    List<Change> list() {
        return list;
    }
}
