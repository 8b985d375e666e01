package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.util.List;

/** A destination of checkpoints outside the store. It never delays signing. */
interface CheckpointSink extends AutoCloseable {

    /** @param keys all that ever signed, the oldest first */
    void publish(SignedNote note, List<VerifyingKey> keys);

    @Override
    default void close() {
        // Nothing is under way.
    }
}
