package com.mdmc.crm.embeddedstore.storage;

import org.h2.mvstore.MVMap;

/** One ordered map of byte strings; its number never changes and is never given again. */
public final class StoreMap {

    private final int number;
    private final MVMap<byte[], byte[]> map;

    StoreMap(int number, MVMap<byte[], byte[]> map) {
        this.number = number;
        this.map = map;
    }

    public int number() {
        return number;
    }

    /** The map as it is now, untouched by later changes. */
    public MapView view() {
        return new MapView(map, map.getRoot());
    }

    MVMap<byte[], byte[]> map() {
        return map;
    }
}
