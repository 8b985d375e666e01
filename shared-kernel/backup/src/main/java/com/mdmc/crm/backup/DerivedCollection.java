package com.mdmc.crm.backup;

import com.mdmc.crm.ledger.format.StoredEvent;

/** A collection that no projection keeps and that a restore derives from the ledger; see {@link StoredCollections}. */
public interface DerivedCollection {

    /** Takes in the next event of the ledger. */
    void take(StoredEvent event);

    /** Writes the collection, once every event was taken in. */
    void write();
}
