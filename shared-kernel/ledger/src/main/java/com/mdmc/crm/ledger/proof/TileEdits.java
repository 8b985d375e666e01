package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.Frontier;
import com.mdmc.crm.ledger.merkle.TreeHash;
import com.mdmc.crm.ledger.merkle.TreeNodes.MissingNodeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tiles changed by a growth step. Full ones are released once written. */
final class TileEdits implements Frontier.Completed {

    private final StoredTree tree;
    private final Map<Long, OpenTile> open = new HashMap<>();

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
        long inLevel = index / Tile.WIDTH;
        open.computeIfAbsent(Tile.id(level, inLevel), unseen -> new OpenTile(stored(level, inLevel, entry)))
                .put(entry, hash);
    }

    private Tile stored(int level, long index, int entry) {
        return entry == 0 ? Tile.empty(level, index) : tree.tile(level, index);
    }

    /** What is to be written now. */
    List<Tile> drain() {
        List<Tile> tiles = open.values().stream()
                .filter(each -> each.isChanged)
                .map(OpenTile::close)
                .toList();
        open.values().removeIf(tile -> tile.count == Tile.WIDTH);
        return tiles;
    }

    /** A tile with room for all its hashes. */
    private static final class OpenTile {
        private final Tile before;
        private final byte[] hashes;
        private int count;
        private boolean isChanged;

        private OpenTile(Tile before) {
            this.before = before;
            this.hashes = Arrays.copyOf(before.hashes(), Tile.WIDTH * TreeHash.LENGTH);
            this.count = before.count();
        }

        /** Sets the next hash, or one that it has. */
        private void put(int entry, byte[] hash) {
            if (entry > count) {
                throw new MissingNodeException(before.level() * Tile.HEIGHT, before.index() * Tile.WIDTH + count);
            }
            System.arraycopy(hash, 0, hashes, entry * TreeHash.LENGTH, TreeHash.LENGTH);
            count = Math.max(count, entry + 1);
            isChanged = true;
        }

        private Tile close() {
            isChanged = false;
            return new Tile(before.level(), before.index(), Arrays.copyOf(hashes, count * TreeHash.LENGTH));
        }
    }
}
