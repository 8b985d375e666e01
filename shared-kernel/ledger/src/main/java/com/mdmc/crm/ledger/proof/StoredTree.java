package com.mdmc.crm.ledger.proof;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.ledger.merkle.MerkleTree;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The stored Merkle tree: a head, and tiles of 256 hashes. The content of a tile follows from the ledger alone, so that
 * writing one again changes nothing, and a late writer removes no hashes.
 */
public final class StoredTree {

    private static final String HEAD = "head";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> heads;
    private final MongoCollection<Document> tiles;

    public StoredTree(MongoDatabase database) {
        DurableSettings durable = DurableSettings.of(database);
        this.heads = durable.collection("proof_tree", Document.class);
        this.tiles = durable.collection("proof_tiles", Document.class);
    }

    public TreeHead head() {
        Document stored = heads.find(eq("_id", HEAD)).first();
        return stored == null
                ? TreeHead.OF_EMPTY_TREE
                : new TreeHead(
                        stored.getLong("size"),
                        stored.get("peaks", Binary.class).getData(),
                        stored.getString("holder"),
                        stored.getDate("until").toInstant());
    }

    /** Puts a head in the place of another, which must not have moved; answers whether it had not. */
    boolean advance(TreeHead from, TreeHead to) {
        Document head = new Document("_id", HEAD)
                .append("size", to.size())
                .append("peaks", new Binary(to.peaks()))
                .append("holder", to.holder())
                .append("until", Date.from(to.until()));
        if (from.size() > 0) {
            return heads.replaceOne(and(eq("_id", HEAD), eq("size", from.size())), head)
                            .getMatchedCount()
                    == 1;
        }
        try {
            heads.insertOne(head);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** A tile as far as it is there. */
    Tile tile(int level, long index) {
        Document stored = tiles.find(eq("_id", Tile.id(level, index))).first();
        return stored == null
                ? Tile.empty(level, index)
                : new Tile(level, index, stored.get("h", Binary.class).getData());
    }

    /** Stores tiles, except those that are stored with at least as many hashes. */
    void write(List<Tile> changed) {
        List<WriteModel<Document>> writes =
                changed.stream().map(StoredTree::replacing).toList();
        try {
            tiles.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException refused) {
            boolean othersWereFirst = refused.getWriteErrors().stream()
                    .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!othersWereFirst || refused.getWriteConcernError() != null) {
                throw refused;
            }
        }
    }

    private static WriteModel<Document> replacing(Tile tile) {
        Document document =
                new Document("_id", tile.id()).append("n", tile.count()).append("h", new Binary(tile.hashes()));
        return new ReplaceOneModel<>(and(eq("_id", tile.id()), lt("n", tile.count())), document, UPSERT);
    }

    /** Roots and proofs, from tiles that are fetched as they are needed. */
    public MerkleTree asTree() {
        return new MerkleTree(new TileNodes(this));
    }
}
