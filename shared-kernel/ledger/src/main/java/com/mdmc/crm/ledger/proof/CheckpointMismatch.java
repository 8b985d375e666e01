package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import java.util.Base64;

/**
 * Mismatch of a ledger and a checkpoint: the ledger is shorter, or has another root at that size.
 *
 * @param place where the checkpoint is kept
 * @param signed what the checkpoint stands for
 * @param size of the ledger
 * @param root of the ledger's tree: at the signed size, or at its own where it is shorter
 */
public record CheckpointMismatch(String place, Checkpoint signed, long size, byte[] root) {

    /** Both roots as auditors write them. */
    public String signedRoot() {
        return Base64.getEncoder().encodeToString(signed.root());
    }

    public String ledgerRoot() {
        return Base64.getEncoder().encodeToString(root);
    }

    /** Half a sentence that names places, sizes and roots. */
    public String text() {
        return size < signed.size()
                ? "the ledger ends at %d (root %s), but %s signs %d commits (root %s)"
                        .formatted(size, ledgerRoot(), place, signed.size(), signedRoot())
                : "the first %d commits of the ledger have the root %s, but %s signs the root %s for them"
                        .formatted(signed.size(), ledgerRoot(), place, signedRoot());
    }
}
