package com.mdmc.crm.embeddedstore.storage;

/** Ends a store as a power loss would: without a last word to its files. */
public final class PowerCut {

    private PowerCut() {}

    public static void end(Storage storage) {
        storage.crash();
    }
}
