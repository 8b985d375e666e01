package com.mdmc.crm.embeddedstore.storage;

import org.h2.mvstore.MVMap;

/** One ordered map of byte strings; its number never changes and is never given again. */
public final class StoreMap {

    private final int number;
    private volatile MVMap<byte[], byte[]> map;

    StoreMap(int number, MVMap<byte[], byte[]> map) {
        this.number = number;
        this.map = map;
    }

    public int number() {
        return number;
    }

    /** The map as it is now, untouched by later changes. */
    public MapView view() {
        MVMap<byte[], byte[]> now = map;
        return new MapView(now, now.getRoot());
    }

    MVMap<byte[], byte[]> map() {
        return map;
    }

    /** Goes on with the same content in another file. */
    void moveTo(CheckpointStore store) {
        map = store.map(number);
    }
}
