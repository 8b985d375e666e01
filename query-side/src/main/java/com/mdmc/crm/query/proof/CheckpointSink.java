package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.util.List;

/** A place outside the store where checkpoints go, so that somebody else holds them. It never makes signing wait. */
interface CheckpointSink {

    /** @param keys all that ever signed, the oldest first */
    void publish(SignedNote note, List<VerifyingKey> keys);
}
