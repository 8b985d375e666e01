package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.Frontier;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.Optional;

/**
 * Comparison of the ledger with a checkpoint kept outside the store. It trusts the stored tree, so that it costs a few
 * reads at every start; commits beyond the tree are read from the ledger. {@link LedgerVerification} trusts nothing.
 */
public final class CheckpointComparison {

    private final MongoCommitLog commits;
    private final StoredTree tree;

    public CheckpointComparison(MongoDatabase database) {
        this.commits = MongoCommitLog.reading(database);
        this.tree = new StoredTree(database);
    }

    /** Size of the ledger: the position of its last commit. */
    public long size() {
        return commits.head().position();
    }

    /** @param place where the checkpoint is kept, for the answer */
    public Optional<CheckpointMismatch> mismatch(String place, Checkpoint signed) {
        long size = size();
        byte[] root = root(Math.min(size, signed.size()));
        return size >= signed.size() && Arrays.equals(root, signed.root())
                ? Optional.empty()
                : Optional.of(new CheckpointMismatch(place, signed, size, root));
    }

    private byte[] root(long size) {
        TreeHead head = tree.head();
        if (size <= head.size()) {
            return tree.asTree().root(size);
        }
        Frontier edge = head.edge();
        try (MongoCursor<CommitDocument> documents = commits.from(head.size() + 1)) {
            while (edge.size() < size && documents.hasNext()) {
                CommitDocument document = documents.next();
                if (document.position() > edge.size() && document.isWellFormed()) {
                    edge.append(document.leafHash());
                }
            }
        }
        return edge.root();
    }
}
