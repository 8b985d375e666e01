package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.index.IndexDefinition;
import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;

/** `createIndexes` and `dropIndexes`. */
final class IndexCommands {

    private static final int INDEX_OPTIONS_CONFLICT = 85;

    private final StoreDatabase database;

    IndexCommands(StoreDatabase database) {
        this.database = database;
    }

    @SuppressWarnings("unchecked")
    Document create(Document command) {
        StoreCollection collection = database.existingOrNew((String) command.get("createIndexes"));
        int before = collection.state().indexes().size();
        for (Document description : (Collection<Document>) command.get("indexes")) {
            Unsupported.checkIndex(description);
            create(collection, description);
        }
        return Replies.ok(new Document("numIndexesBefore", before)
                .append("numIndexesAfter", collection.state().indexes().size()));
    }

    private void create(StoreCollection collection, Document wanted) {
        Document description = new Document("v", 2);
        description.putAll(wanted);
        description.remove("ns");
        description.remove("background");
        IndexDefinition definition = IndexDefinition.of(description);
        if (built(collection, definition)) {
            database.enterIndex(collection, description);
        }
    }

    /** Alone with the collection, but not with the database: others are written, and indexed, meanwhile. */
    private static boolean built(StoreCollection collection, IndexDefinition definition) {
        return collection.writing(() -> {
            boolean isNew = !exists(collection, definition);
            if (isNew) {
                collection.indexes().build(definition);
            }
            return isNew;
        });
    }

    private static boolean exists(StoreCollection collection, IndexDefinition wanted) {
        if (wanted.fields().size() == 1 && wanted.fields().get(0).path().equals("_id")) {
            return true;
        }
        for (OrderedIndex index : collection.state().indexes()) {
            boolean same = index.definition().sameAs(wanted);
            if (index.getName().equals(wanted.name())) {
                if (same) {
                    return true;
                }
                throw conflict(ErrorCode.IndexKeySpecsConflict.getValue(), "IndexKeySpecsConflict", wanted, index);
            }
            if (index.definition().fields().equals(wanted.fields())
                    && index.definition().partialFilter().equals(wanted.partialFilter())) {
                throw conflict(INDEX_OPTIONS_CONFLICT, "IndexOptionsConflict", wanted, index);
            }
        }
        return false;
    }

    private static MongoServerError conflict(int code, String name, IndexDefinition wanted, OrderedIndex existing) {
        return new MongoServerError(
                code,
                name,
                "An equivalent or equally named index exists with other options. Requested index: "
                        + wanted.description() + ", existing index: "
                        + existing.definition().description());
    }

    Document drop(Document command) {
        StoreCollection collection = database.existing((String) command.get("dropIndexes"));
        if (collection == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
        }
        int before = collection.state().indexes().size();
        for (OrderedIndex index : named(collection, command.get("index"))) {
            database.dropIndex(collection, index);
        }
        return Replies.ok(new Document("nIndexesWas", before));
    }

    private static List<OrderedIndex> named(StoreCollection collection, Object which) {
        if (which.equals("*")) {
            return collection.state().indexes().stream()
                    .filter(index -> !index.getName().equals(IndexDefinition.ID_INDEX))
                    .toList();
        }
        if (which instanceof Collection<?> names) {
            return names.stream().map(name -> one(collection, name)).toList();
        }
        return List.of(one(collection, which));
    }

    private static OrderedIndex one(StoreCollection collection, Object which) {
        OrderedIndex found = collection.state().indexes().stream()
                .filter(index -> index.getName().equals(which)
                        || index.definition().description().get("key").equals(which))
                .findFirst()
                .orElseThrow(() -> new IndexNotFoundException("index not found with name [" + which + "]"));
        if (found.getName().equals(IndexDefinition.ID_INDEX)) {
            throw new MongoServerError(ErrorCode.InvalidOptions, "cannot drop _id index");
        }
        return found;
    }
}
