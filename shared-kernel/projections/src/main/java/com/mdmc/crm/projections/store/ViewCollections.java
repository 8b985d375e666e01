package com.mdmc.crm.projections.store;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import java.util.List;
import org.bson.conversions.Bson;

/** Opens the collections projections write, with their indexes. */
public final class ViewCollections {
    private ViewCollections() {}

    /** A collection whose writes are on a majority, and which shows only what is. */
    public static <D> MongoCollection<D> open(MongoDatabase database, String name, Class<D> type) {
        return DurableSettings.of(database).collection(name, type);
    }

    /** Makes sure of indexes, those that are missing in one go. */
    public static void index(MongoCollection<?> collection, List<Bson> keys) {
        if (!keys.isEmpty()) {
            collection.createIndexes(keys.stream().map(IndexModel::new).toList());
        }
    }
}
