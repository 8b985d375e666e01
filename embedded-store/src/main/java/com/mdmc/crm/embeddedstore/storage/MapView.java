package com.mdmc.crm.embeddedstore.storage;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;

/** A map frozen at one moment; readable while a {@link Pin} taken before it is held. */
public final class MapView {

    private final MVMap<byte[], byte[]> map;
    private final RootReference<byte[], byte[]> root;

    MapView(MVMap<byte[], byte[]> map, RootReference<byte[], byte[]> root) {
        this.map = map;
        this.root = root;
    }

    public byte[] get(byte[] key) {
        return map.get(root.root, key);
    }

    public long size() {
        return root.root.getTotalCount();
    }

    /** Walks from a key (inclusive; null: from the edge) upwards, or downwards when reverse. */
    public Cursor<byte[], byte[]> cursor(byte[] from, boolean reverse) {
        return map.cursor(root, from, null, reverse);
    }

    public byte[] lastKey() {
        Cursor<byte[], byte[]> cursor = cursor(null, true);
        return cursor.hasNext() ? cursor.next() : null;
    }

    /** How many keys lie in [from, to); null bounds are open. Logarithmic: pages know their counts. */
    public long count(byte[] from, byte[] to) {
        long start = from == null ? 0 : rank(from);
        long end = to == null ? size() : rank(to);
        return Math.max(0, end - start);
    }

    private long rank(byte[] key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }
}
