package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.redo.MissingUnitsException;
import com.mdmc.crm.embeddedstore.storage.redo.RedoTarget;
import java.util.function.IntFunction;
import org.h2.mvstore.MVMap;

/** Applies the units a checkpoint does not hold yet, each once and in order. */
final class Replay implements RedoTarget {

    private final IntFunction<MVMap<byte[], byte[]>> maps;
    private long reached;

    Replay(long checkpoint, IntFunction<MVMap<byte[], byte[]>> maps) {
        this.reached = checkpoint;
        this.maps = maps;
    }

    @Override
    public boolean wants(long unit) {
        if (unit > reached + 1) {
            throw new MissingUnitsException(reached + 1, unit - 1);
        }
        boolean wanted = unit == reached + 1;
        reached = Math.max(reached, unit);
        return wanted;
    }

    @Override
    public void apply(int map, byte[] key, byte[] value) {
        CheckpointStore.set(maps.apply(map), key, value);
    }

    long reached() {
        return reached;
    }
}
