package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends new commits to the stored tree: those of this process from memory, others from the store. One process does it
 * at a time, to save work only: two would write the same hashes, and one of them would move the head.
 */
public final class TreeGrower {

    static final int BATCH = 1_000;
    private static final int OWN_BATCH = 4_096;
    private static final Logger LOG = LoggerFactory.getLogger(TreeGrower.class);
    private static final Duration HOLD = Duration.ofSeconds(15);

    private final Ledger ledger;
    private final StoredTree tree;
    private final String process;
    private final Clock clock;
    private Frontier edge;
    private TileEdits edits;
    private long stoppedAt;

    public TreeGrower(Ledger ledger, StoredTree tree, String process, Clock clock) {
        this.ledger = ledger;
        this.tree = tree;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Result of one step.
     *
     * @param head as it is now
     * @param isOurs whether this process may sign for it
     * @param hasMore whether there may be more to take in
     */
    public record Step(TreeHead head, boolean isOurs, boolean hasMore) {}

    /** Takes in up to a batch of commits. */
    public Step grow() {
        TreeHead head = tree.head();
        Instant now = clock.instant();
        if (head.isHeldByOtherThan(process, now)) {
            return new Step(head, false, false);
        }
        List<byte[]> own = ledger.recordedLeavesAfter(head.size(), OWN_BATCH);
        List<CommitDocument> documents = own.isEmpty() ? ledger.commits().after(head.size(), BATCH) : List.of();
        if (own.isEmpty() && documents.isEmpty()) {
            return new Step(head, true, false);
        }
        resume(head);
        own.forEach(leaf -> edge.append(leaf, edits));
        boolean sound = takeIn(documents);
        TreeHead grown = new TreeHead(edge.size(), edge.toBytes(), process, now.plus(HOLD));
        if (grown.size() == head.size()) {
            return new Step(head, true, false);
        }
        tree.write(edits.drain());
        if (!tree.advance(head, grown)) {
            edge = null;
            return new Step(tree.head(), false, false);
        }
        return new Step(grown, true, sound && (own.size() == OWN_BATCH || documents.size() == BATCH));
    }

    /** Lets another process grow the tree at once. */
    public void release() {
        TreeHead head = tree.head();
        if (head.size() > 0 && head.holder().equals(process)) {
            tree.advance(head, new TreeHead(head.size(), head.peaks(), process, Instant.EPOCH));
        }
    }

    private void resume(TreeHead head) {
        if (edge == null || edge.size() != head.size()) {
            edge = head.edge();
            edits = new TileEdits(tree);
            if (!Arrays.equals(edge.root(), tree.asTree().root(head.size()))) {
                edge = null;
                throw new IllegalStateException(
                        "The stored tree of " + head.size() + " leaves contradicts itself; run crm verify");
            }
        }
    }

    // The tree never covers what is not there as it was written, nor anything behind it.
    private boolean takeIn(List<CommitDocument> documents) {
        for (CommitDocument document : documents) {
            if (document.isMissing() || !document.isIntact()) {
                complainOnce(document);
                return false;
            }
            edge.append(document.leafHash(), edits);
        }
        return true;
    }

    private void complainOnce(CommitDocument document) {
        if (stoppedAt != document.position()) {
            stoppedAt = document.position();
            LOG.error(
                    "Commit {} is missing or altered: the tree does not grow beyond it, and nothing is signed that covers"
                            + " it. Run crm verify.",
                    document.position());
        }
    }
}
