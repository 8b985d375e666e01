package com.mdmc.crm.ledger;

import java.util.List;

/** Somebody who follows the ledger while it is written. */
public interface SimulatedReader {

    /** Takes what there is; a lost connection is forgotten about until the next time. */
    void read();

    /** The ids of the commits seen so far. */
    List<String> seen();
}
