package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.TreeNodes;
import java.util.HashMap;
import java.util.Map;

/** Tree nodes from stored tiles, each fetched once; for one request. */
public final class TileNodes implements TreeNodes {

    private final StoredTree tree;
    private final Map<Long, Tile> fetched = new HashMap<>();

    public TileNodes(StoredTree tree) {
        this.tree = tree;
    }

    @Override
    public byte[] at(int level, long index) {
        int height = level % Tile.HEIGHT;
        long first = index << height;
        Tile tile = tile(level / Tile.HEIGHT, first / Tile.WIDTH);
        return tile.hash((int) (first % Tile.WIDTH), height);
    }

    private Tile tile(int level, long index) {
        return fetched.computeIfAbsent(Tile.id(level, index), id -> tree.tile(level, index));
    }
}
