package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mdmc.crm.ledger.proof.TreeHead;
import java.time.Clock;

/** Signs the tree head, stores the checkpoint and publishes it. */
final class CheckpointSigner {

    private final CheckpointKeys keys;
    private final StoredCheckpoints checkpoints;
    private final CheckpointSink sink;
    private final Clock clock;
    private long signed;

    CheckpointSigner(CheckpointKeys keys, StoredCheckpoints checkpoints, CheckpointSink sink, Clock clock) {
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.sink = sink;
        this.clock = clock;
    }

    /** Publishes the latest checkpoint, signed by any process. */
    void publishLatest() {
        checkpoints.latest().ifPresent(latest -> sink.publish(SignedNote.parse(latest.note()), keys.verifying()));
    }

    /** Signs unless a checkpoint of that size, or of a larger one, is there; answers whether it did. */
    boolean sign(TreeHead head) {
        if (head.size() > signed) {
            signed = checkpoints.latest().map(Stored::size).orElse(0L);
        }
        if (head.size() <= signed) {
            return false;
        }
        CheckpointKeys.Signers signers = keys.signers();
        Checkpoint checkpoint =
                new Checkpoint(signers.name(), head.size(), head.edge().root());
        SignedNote note = signers.sign(checkpoint.text());
        checkpoints.add(head.size(), note.write(), clock.instant());
        signers.handedOver(head.size());
        signed = head.size();
        sink.publish(note, keys.verifying());
        return true;
    }
}
