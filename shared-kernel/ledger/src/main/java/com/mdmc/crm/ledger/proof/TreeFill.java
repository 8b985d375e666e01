package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.Frontier;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;

/** Stored tree of a ledger that is being restored: made with the commits, in large steps. Nobody else grows it meanwhile. */
public final class TreeFill {
    private static final int BETWEEN_WRITES = 1 << 16;

    private final StoredTree tree;
    private final TileEdits edits;
    private final Frontier edge = new Frontier();

    public TreeFill(MongoDatabase database) {
        this.tree = new StoredTree(database);
        this.edits = new TileEdits(tree);
    }

    /** Adds the leaf of the next commit. */
    public void append(byte[] leafHash) {
        edge.append(leafHash, edits);
        if (edge.size() % BETWEEN_WRITES == 0) {
            tree.write(edits.drain());
        }
    }

    /** Writes what is still in memory. The tree has a head only from then on. */
    public void finish() {
        if (edge.size() > 0) {
            tree.write(edits.drain());
            tree.advance(TreeHead.OF_EMPTY_TREE, new TreeHead(edge.size(), edge.toBytes(), "restore", Instant.EPOCH));
        }
    }
}
