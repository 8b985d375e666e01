package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.index.IndexDefinition;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** `createIndexes` and `dropIndexes`. */
public final class IndexCommands {

    private static final int INDEX_OPTIONS_CONFLICT = 85;

    private final StoreDatabase database;

    public IndexCommands(StoreDatabase database) {
        this.database = database;
    }

    public @SuppressWarnings("unchecked") Document create(Document command) {
        StoreCollection collection = database.existingOrNew((String) command.get("createIndexes"));
        int before = collection.state().indexes().size();
        List<IndexDefinition> wanted = ((Collection<Document>) command.get("indexes"))
                .stream().map(IndexCommands::definition).toList();
        for (IndexDefinition built : built(collection, wanted)) {
            database.enterIndex(collection, built.description());
        }
        return Replies.ok(new Document("numIndexesBefore", before)
                .append("numIndexesAfter", collection.state().indexes().size()));
    }

    private static IndexDefinition definition(Document wanted) {
        Unsupported.checkIndex(wanted);
        Document description = new Document("v", 2);
        description.putAll(wanted);
        description.remove("ns");
        description.remove("background");
        return IndexDefinition.of(description);
    }

    /**
     * Builds those that are missing, alone with the collection but not with the database: others are written, and
     * indexed, meanwhile.
     */
    private static List<IndexDefinition> built(StoreCollection collection, List<IndexDefinition> wanted) {
        return collection.writing(() -> {
            List<IndexDefinition> known = new ArrayList<>();
            collection.state().indexes().forEach(index -> known.add(index.definition()));
            List<IndexDefinition> missing = new ArrayList<>();
            for (IndexDefinition definition : wanted) {
                if (!exists(known, definition)) {
                    known.add(definition);
                    missing.add(definition);
                }
            }
            if (!missing.isEmpty()) {
                collection.indexes().build(missing);
            }
            return missing;
        });
    }

    private static boolean exists(List<IndexDefinition> known, IndexDefinition wanted) {
        if (wanted.fields().size() == 1 && wanted.fields().get(0).path().equals("_id")) {
            return true;
        }
        for (IndexDefinition definition : known) {
            boolean same = definition.sameAs(wanted);
            if (definition.name().equals(wanted.name())) {
                if (same) {
                    return true;
                }
                throw conflict(ErrorCode.IndexKeySpecsConflict.getValue(), "IndexKeySpecsConflict", wanted, definition);
            }
            if (definition.fields().equals(wanted.fields())
                    && definition.partialFilter().equals(wanted.partialFilter())) {
                throw conflict(INDEX_OPTIONS_CONFLICT, "IndexOptionsConflict", wanted, definition);
            }
        }
        return false;
    }

    private static MongoServerError conflict(int code, String name, IndexDefinition wanted, IndexDefinition existing) {
        return new MongoServerError(
                code,
                name,
                "An equivalent or equally named index exists with other options. Requested index: "
                        + wanted.description() + ", existing index: "
                        + existing.description());
    }

    public Document drop(Document command) {
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
