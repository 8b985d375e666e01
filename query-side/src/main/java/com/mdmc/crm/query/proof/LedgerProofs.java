package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.query.proof.ProofAnswers.InclusionAnswer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proofs and signatures for documents that rest on the ledger. */
@Component
public class LedgerProofs {
    private final StoredTree tree;
    private final StoredCheckpoints checkpoints;
    private final CheckpointKeys keys;

    LedgerProofs(StoredTree tree, StoredCheckpoints checkpoints, CheckpointKeys keys) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** That a commit is in the tree of the first checkpoint that covers it, which stays the same; empty if none does yet. */
    public Optional<InclusionAnswer> inclusion(long position) {
        return checkpoints.covering(position).map(first -> InclusionAnswer.of(tree, position, first));
    }

    /** A text as a signed note; its first line tells it from a checkpoint. */
    public String sign(String text) {
        return keys.signers().sign(text).write();
    }
}
