package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.proof.Finding.Kind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/** One pass over the stored commits, each compared with all that is known of its position. */
final class LedgerWalk {

    private final Iterator<CommitDocument> documents;
    private final TreeCheck tree;
    private final CheckpointCheck checkpoints;
    private final SequenceCheck sequences;
    private long inOrderUpTo;

    LedgerWalk(
            Iterator<CommitDocument> documents, TreeCheck tree, CheckpointCheck checkpoints, SequenceCheck sequences) {
        this.documents = documents;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.sequences = sequences;
        this.inOrderUpTo = tree.edge().size();
    }

    /** Verifies some more commits and stops at the first defect. */
    Optional<Finding> on(int commits) {
        for (int i = 0; i < commits && documents.hasNext(); i++) {
            Finding finding = findingAt(documents.next(), inOrderUpTo + 1);
            if (finding != null) {
                return Optional.of(finding);
            }
            inOrderUpTo++;
        }
        return Optional.empty();
    }

    private Finding findingAt(CommitDocument document, long due) {
        if (document.position() != due) {
            return misplaced(document, due);
        }
        if (!document.isWellFormed()) {
            return Finding.at(due, Kind.ALTERED, "the document is not laid out as a commit");
        }
        byte[] leafHash = document.computedLeafHash();
        if (!Arrays.equals(leafHash, document.leafHash())) {
            return Finding.at(due, Kind.ALTERED, "the commit's bytes do not give the hash stored with them");
        }
        Finding inTree = tree.take(leafHash);
        if (inTree != null) {
            return inTree;
        }
        checkpoints.take(document);
        String problem = sequences.problemWith(document);
        return problem != null ? Finding.at(due, Kind.SEQUENCE, problem) : checkpoints.reached(tree.edge());
    }

    private static Finding misplaced(CommitDocument document, long due) {
        return document.position() > due
                ? Finding.at(
                        due, Kind.MISSING, "the commit is gone; the next there is has position " + document.position())
                : Finding.at(due, Kind.INSERTED, "a document stands here that is no commit of this place");
    }

    /** What ought to come behind the last commit, according to the stored tree and what was signed. */
    Optional<Finding> findingBeyondEnd(long treeSize, long lastSigned) {
        Finding beyond = checkpoints.beyond(inOrderUpTo);
        if (beyond == null && treeSize > inOrderUpTo) {
            beyond = Finding.at(
                    inOrderUpTo + 1,
                    Kind.TRUNCATED,
                    "the ledger ends at %d, but the tree has %d leaves".formatted(inOrderUpTo, treeSize));
        }
        if (beyond == null && treeSize < lastSigned) {
            beyond = Finding.at(
                    treeSize + 1,
                    Kind.TREE,
                    "the stored tree has %d leaves, but one of %d was signed".formatted(treeSize, lastSigned));
        }
        return Optional.ofNullable(beyond);
    }

    boolean isAtEnd() {
        return !documents.hasNext();
    }

    long inOrderUpTo() {
        return inOrderUpTo;
    }

    long events() {
        return sequences.events();
    }
}
