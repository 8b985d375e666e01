package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.IndexDefinition;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.mongo.collection.CollectionEntry.IndexEntry;
import com.mdmc.crm.embeddedstore.storage.Storage;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;

/** Creates and drops the indexes of a collection; call it alone with the collection. */
public final class CollectionIndexes {

    private final StoreCollection collection;
    private final Storage storage;
    private final Catalogue catalogue;

    CollectionIndexes(StoreCollection collection, StoreParts parts) {
        this.collection = collection;
        this.storage = parts.storage();
        this.catalogue = parts.catalogue();
    }

    /** Fills the indexes from the documents there are, and only then writes them into the catalogue: all or none. */
    public void build(List<IndexDefinition> definitions) {
        List<OrderedIndex> indexes = definitions.stream()
                .map(definition -> new OrderedIndex(definition, storage.createMap(), 0))
                .toList();
        try {
            new IndexBuild(collection, indexes).run();
        } catch (MongoServerError e) {
            indexes.forEach(index -> storage.dropMap(index.map()));
            throw e;
        }
        CollectionEntry entry = catalogue.entry(namespace());
        for (OrderedIndex index : indexes) {
            entry = entry.with(
                    new IndexEntry(index.definition().description(), index.map().number(), index.multikey()));
        }
        catalogue.put(namespace(), entry);
        indexes.forEach(collection::addIndex);
    }

    /** Takes an index out of the catalogue and drops its map. */
    void drop(OrderedIndex index) {
        catalogue.put(namespace(), catalogue.entry(namespace()).without(index.getName()));
        collection.getIndexes().remove(index);
        collection.state().remove(index);
        storage.dropMap(index.map());
    }

    /**
     * Writes down that an index holds arrays in more of its fields, before the keys that do: readers and the next start
     * must never take a field for single-valued that is not.
     */
    void multikey(OrderedIndex index, int multikey) {
        index.multikey(multikey);
        CollectionEntry entry = catalogue.entry(namespace());
        if (collection.state().indexes().contains(index)) {
            catalogue.put(namespace(), entry.withMultikey(index.getName(), multikey));
        }
    }

    private String namespace() {
        return collection.getFullName();
    }
}
