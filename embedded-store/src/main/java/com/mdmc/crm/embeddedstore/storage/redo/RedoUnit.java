package com.mdmc.crm.embeddedstore.storage.redo;

/** Changes that become durable together, as the log sees them. */
public interface RedoUnit {

    int size();

    /** Number of the map a change is made to. */
    int map(int change);

    byte[] key(int change);

    /** The value set, or null when the key is removed. */
    byte[] value(int change);
}
