package com.mdmc.crm.ledger.proof;

import java.util.Optional;

/**
 * Result of a verification of the ledger.
 *
 * @param from first position read
 * @param to last position read and found in order
 * @param complete whether the end of the ledger was reached, or something wrong
 * @param events in the commits read
 * @param treeSize leaves of the stored tree when the check began
 * @param checkpoints signed checkpoints compared
 * @param vouchedFor the largest size that a checkpoint in order stands for
 * @param root of the tree of {@code to} leaves, computed from the commits
 * @param finding the first thing that is wrong
 */
public record Verification(
        long from,
        long to,
        boolean complete,
        long events,
        long treeSize,
        long checkpoints,
        long vouchedFor,
        byte[] root,
        Optional<Finding> finding) {

    /** Whether all that was read is as it was. */
    public boolean isInOrder() {
        return finding.isEmpty();
    }
}
