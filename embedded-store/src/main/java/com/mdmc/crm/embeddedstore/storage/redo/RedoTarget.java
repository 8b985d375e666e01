package com.mdmc.crm.embeddedstore.storage.redo;

/** Takes back the changes of the log, in order. */
public interface RedoTarget {

    /**
     * Whether the unit is still to be applied.
     *
     * @throws MissingUnitsException when one before it has not come
     */
    boolean wants(long unit);

    void apply(int map, byte[] key, byte[] value);
}
