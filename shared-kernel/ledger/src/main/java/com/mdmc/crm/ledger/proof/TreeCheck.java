package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.Frontier;
import com.mdmc.crm.ledger.proof.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rebuilds the tree from the commits and compares it with the stored one, hash by hash. */
final class TreeCheck implements Frontier.Completed {

    private final StoredTree stored;
    private final long storedSize;
    private final Frontier edge;
    private final List<Tile> current = new ArrayList<>();
    private Finding finding;

    /** @param edge of the tree before the first leaf to come */
    TreeCheck(StoredTree stored, long storedSize, Frontier edge) {
        this.stored = stored;
        this.storedSize = storedSize;
        this.edge = edge;
    }

    /** Takes in the leaf of the next commit; answers what is wrong with it, or null. */
    Finding take(byte[] leafHash) {
        edge.append(leafHash, this);
        return finding;
    }

    Frontier edge() {
        return edge;
    }

    @Override
    public void node(int level, long index, byte[] hash) {
        boolean isStored = level % Tile.HEIGHT == 0 && (index + 1 << level) <= storedSize;
        if (isStored && finding == null) {
            compare(level / Tile.HEIGHT, index, hash);
        }
    }

    private void compare(int level, long index, byte[] hash) {
        Tile tile = tile(level, index / Tile.WIDTH);
        int entry = (int) (index % Tile.WIDTH);
        long first = (index << level * Tile.HEIGHT) + 1;
        if (!tile.has(entry)) {
            finding = Finding.at(
                    first, Kind.TREE, "the stored tree has lost hash %d of level %d".formatted(index, level));
        } else if (!Arrays.equals(tile.hash(entry), hash)) {
            finding = level == 0
                    ? Finding.at(first, Kind.REPLACED, "the commit is not the one that the tree recorded here")
                    : Finding.at(
                            first,
                            Kind.TREE,
                            "the stored tree has another hash %d of level %d".formatted(index, level));
        }
    }

    private Tile tile(int level, long index) {
        while (current.size() <= level) {
            current.add(null);
        }
        Tile tile = current.get(level);
        if (tile == null || tile.index() != index) {
            tile = stored.tile(level, index);
            current.set(level, tile);
        }
        return tile;
    }
}
