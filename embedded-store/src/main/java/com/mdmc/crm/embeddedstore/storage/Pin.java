package com.mdmc.crm.embeddedstore.storage;

import org.h2.mvstore.MVStore;

/** Keeps the pages of views taken from now on readable, whatever is written meanwhile. */
public final class Pin implements AutoCloseable {

    private final MVStore store;
    private final MVStore.TxCounter usage;

    Pin(MVStore store) {
        this.store = store;
        this.usage = store.registerVersionUsage();
    }

    @Override
    public void close() {
        store.deregisterVersionUsage(usage);
    }
}
