package com.mdmc.crm.query.proof;

import com.mdmc.crm.kernel.proof.Frontier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tiles that a growth changes. Full ones are let go once they are written. */
final class TileEdits implements Frontier.Completed {

    private final StoredTree tree;
    private final Map<Long, Tile> open = new HashMap<>();
    private final Map<Long, Tile> changed = new HashMap<>();

    TileEdits(StoredTree tree) {
        this.tree = tree;
    }

    @Override
    public void node(int level, long index, byte[] hash) {
        if (level % Tile.HEIGHT == 0) {
            put(level / Tile.HEIGHT, index, hash);
        }
    }

    private void put(int level, long index, byte[] hash) {
        int entry = (int) (index % Tile.WIDTH);
        long id = Tile.id(level, index / Tile.WIDTH);
        Tile before = open.computeIfAbsent(id, unseen -> stored(level, index / Tile.WIDTH, entry));
        Tile after = before.with(entry, hash);
        open.put(id, after);
        changed.put(id, after);
    }

    private Tile stored(int level, long index, int entry) {
        return entry == 0 ? Tile.empty(level, index) : tree.tile(level, index);
    }

    /** What is to be written now. */
    List<Tile> drain() {
        List<Tile> tiles = new ArrayList<>(changed.values());
        changed.clear();
        open.values().removeIf(tile -> tile.count() == Tile.WIDTH);
        return tiles;
    }
}
