package com.mdmc.crm.embeddedstore.storage;

import java.util.function.IntFunction;

/** Applies the units a checkpoint does not hold yet, each once and in order. */
final class Replay implements RedoReader.Target {

    private final IntFunction<StoreMap> maps;
    private long reached;

    Replay(long checkpoint, IntFunction<StoreMap> maps) {
        this.reached = checkpoint;
        this.maps = maps;
    }

    @Override
    public boolean wants(long unit) {
        if (unit > reached + 1) {
            throw new IllegalStateException("The redo log lacks units " + (reached + 1) + " to " + (unit - 1)
                    + ": a file of the store is missing or damaged; restore from an export");
        }
        boolean wanted = unit == reached + 1;
        reached = Math.max(reached, unit);
        return wanted;
    }

    @Override
    public void apply(int map, byte[] key, byte[] value) {
        Storage.set(maps.apply(map), key, value);
    }

    long reached() {
        return reached;
    }
}
