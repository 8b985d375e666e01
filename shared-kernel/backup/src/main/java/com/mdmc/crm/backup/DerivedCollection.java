package com.mdmc.crm.backup;

import com.mdmc.crm.domain.DomainEvent;

/** A collection that no projection keeps and that a restore derives from the ledger; see {@link StoredCollections}. */
public interface DerivedCollection {

    /**
     * Takes in the next event of the ledger.
     *
     * @param aggregate it is one of; {@code null} for an event outside any aggregate
     */
    void take(String aggregate, DomainEvent event);

    /** Writes the collection, once every event was taken in. */
    void write();
}
