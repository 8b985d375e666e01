package com.mdmc.crm.projections.offline;

import com.mdmc.crm.projections.fold.Projection;
import java.util.List;

/** A projection that can be built anew from the ledger while what it has kept so far stays in use. */
public interface Rebuildable extends Projection {

    /** Names of the collections it keeps: sums before what they sum up, as everywhere. */
    List<String> collections();

    /** Raised when documents stored by an earlier build no longer are what this one makes: the next start rebuilds them. */
    default int revision() {
        return 1;
    }

    /**
     * Begins to build anew, in empty collections.
     *
     * @param suffix what the names of these collections have beyond those in use
     */
    Rebuild rebuild(String suffix);
}
