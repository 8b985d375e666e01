package com.mdmc.crm.embeddedstore.storage;

/** A key that was to be new is there already; nothing has been changed. */
public final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StoreMap map;
    private final transient byte[] key;

    KeyTakenException(StoreMap map, byte[] key) {
        super("A key of map " + map.number() + " is taken", null, false, false);
        this.map = map;
        this.key = key;
    }

    public StoreMap map() {
        return map;
    }

    public byte[] key() {
        return key;
    }
}
