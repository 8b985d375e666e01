package com.mdmc.crm.ledger.axon.token;

import java.util.List;

/** Names of processors that an earlier build ran instead of one of today: it goes on where the last of them was. */
@FunctionalInterface
public interface FormerProcessors {

    /** Those before a processor; none if it was never several. */
    List<String> before(String processor);
}
