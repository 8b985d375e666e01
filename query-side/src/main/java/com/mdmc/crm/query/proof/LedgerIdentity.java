package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.proof.CheckpointComparison;
import com.mdmc.crm.ledger.proof.CheckpointMismatch;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Check of the ledger against the checkpoints kept outside the store. They take precedence over the store, because a
 * truncated store does not know that it is.
 */
public final class LedgerIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerIdentity.class);

    private final CheckpointComparison comparison;
    private final StoredCheckpoints signed;
    private final CheckpointKeys keys;
    private final List<Path> directories;

    LedgerIdentity(
            CheckpointComparison comparison, StoredCheckpoints signed, CheckpointKeys keys, List<Path> directories) {
        this.comparison = comparison;
        this.signed = signed;
        this.keys = keys;
        this.directories = List.copyOf(directories);
    }

    /** Where checkpoints are kept. */
    List<Path> directories() {
        return directories;
    }

    /** What is kept now. */
    List<KeptCheckpoint> kept() {
        return KeptCheckpoint.inAll(
                directories, (directory, cause) -> LOG.warn("{} cannot be read now: {}", directory, cause.toString()));
    }

    /** @throws StartRefusedException if the ledger is not the one that was signed */
    void require() {
        List<KeptCheckpoint> kept = kept();
        if (kept.isEmpty()) {
            warnOfNothingKept();
        }
        for (KeptCheckpoint each : kept) {
            if (!isOurs(each)) {
                throw new StartRefusedException(
                        each.file() + " is signed by no key of this store: it belongs to another"
                                + " ledger, or this store to another directory; bring them together again, or start with"
                                + " --accept-loss.");
            }
            mismatch(each).ifPresent(LedgerIdentity::refuse);
        }
    }

    /** An older copy of the store is in order by itself. */
    private void warnOfNothingKept() {
        if (!directories.isEmpty()) {
            signed.latest()
                    .ifPresent(last -> LOG.warn(
                            "No checkpoint is kept in {}, though this store has signed one for {} commits: nothing tells"
                                    + " whether it is an older copy. Compare it with one that is kept elsewhere:"
                                    + " ./crm verify --checkpoint FILE",
                            directories,
                            last.size()));
        }
    }

    private static void refuse(CheckpointMismatch found) {
        String text = found.text();
        throw new StartRefusedException(Character.toUpperCase(text.charAt(0)) + text.substring(1)
                + ": restore a backup that has them, or start with --accept-loss to go on without them.");
    }

    boolean isOurs(KeptCheckpoint kept) {
        return kept.isSignedBy(keys.verifying());
    }

    Optional<CheckpointMismatch> mismatch(KeptCheckpoint kept) {
        return comparison.mismatch(kept.file().toString(), kept.checkpoint());
    }
}
