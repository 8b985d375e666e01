package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.IndexDefinition;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.mongo.collection.CollectionEntry.IndexEntry;
import com.mdmc.crm.embeddedstore.storage.Changes;
import com.mdmc.crm.embeddedstore.storage.Storage;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A database: its collections are those of the catalogue with its name. */
public final class StoreDatabase extends AbstractMongoDatabase<Long> {

    private static final String NAMESPACES = "system.namespaces";
    private static final String INDEXES = "system.indexes";

    private final StoreParts parts;
    private final SystemCollection namespaceList;
    private final SystemCollection indexList;

    public StoreDatabase(String name, StoreParts parts) {
        super(name, new CursorRegistry());
        this.parts = parts;
        this.namespaceList = list(NAMESPACES, CollectionOptions.withIdField("name"));
        this.indexList = list(INDEXES, CollectionOptions.withoutIdField());
        parts.catalogue().namespaces().stream()
                .filter(namespace -> namespace.startsWith(name + "."))
                .sorted()
                .forEach(this::enter);
        initializeNamespacesAndIndexes();
    }

    private SystemCollection list(String name, CollectionOptions options) {
        return new SystemCollection(this, name, options, cursorRegistry);
    }

    private void enter(String namespace) {
        namespaceList.addDocument(new Document("name", namespace));
        parts.catalogue()
                .entry(namespace)
                .indexes()
                .forEach(index ->
                        indexList.addDocument(index.description().cloneDeeply().append("ns", namespace)));
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
        if (name.equals(NAMESPACES)) {
            return namespaceList;
        }
        if (name.equals(INDEXES)) {
            return indexList;
        }
        String namespace = getFullCollectionNamespace(name);
        CollectionEntry entry = parts.catalogue().entry(namespace);
        return new StoreCollection(this, name, parts, entry != null ? entry : create(namespace));
    }

    /** The primary index comes with the collection: neither exists without the other. */
    private CollectionEntry create(String namespace) {
        Storage storage = parts.storage();
        Document primary =
                new Document("v", 2).append("key", new Document("_id", 1)).append("name", IndexDefinition.ID_INDEX);
        IndexEntry index = new IndexEntry(primary, storage.createMap().number(), 0);
        CollectionEntry entry = new CollectionEntry(storage.createMap().number(), List.of(index));
        parts.catalogue().put(namespace, entry);
        return entry;
    }

    public StoreCollection existing(String name) {
        return resolveCollection(name, false) instanceof StoreCollection collection ? collection : null;
    }

    public StoreCollection existingOrNew(String name) {
        parts.storage().checkWritable();
        return (StoreCollection) resolveOrCreateCollection(name);
    }

    @Override
    protected MongoCollection<Long> resolveOrCreateCollection(String name) {
        MongoCollection<Long> found = resolveCollection(name, false);
        if (found != null) {
            return found;
        }
        synchronized (this) {
            return super.resolveOrCreateCollection(name);
        }
    }

    @Override
    public synchronized MongoCollection<Long> createCollectionOrThrowIfExists(String name, CollectionOptions options) {
        parts.storage().checkWritable();
        return super.createCollectionOrThrowIfExists(name, options);
    }

    /** Lets the library run one statement of an `update` command. */
    public Document update(String collection, Document statement, Channel channel) {
        Document command = new Document("update", collection).append("updates", List.of(statement));
        return handleCommand(channel, "update", command, null, NoopOplog.get());
    }

    /** The library enters an index that is built; what it asks for here exists already. */
    @Override
    protected Index<Long> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return existing(collection).state().index(name);
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return existing(collection).state().index(name);
    }

    /** Enters a built index into the library's list, unless it has been dropped again. */
    public void enterIndex(StoreCollection collection, Document description) {
        alone(collection, () -> {
            if (collection.state().index(description.get("name").toString()) != null) {
                addIndex(description.cloneDeeply().append("ns", collection.getFullName()));
            }
        });
    }

    public void dropIndex(StoreCollection collection, OrderedIndex index) {
        alone(collection, () -> {
            collection.indexes().drop(index);
            Document entered = new Document("ns", collection.getFullName()).append("name", index.getName());
            indexList.deleteDocuments(entered, 0);
        });
    }

    /** Changes what there is: alone with the database first, with the collection second. */
    private synchronized void alone(StoreCollection collection, Runnable change) {
        collection.writing(() -> {
            change.run();
            return null;
        });
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
        StoreCollection collection = existing(name);
        if (collection == null) {
            super.dropCollection(name, oplog);
            return;
        }
        alone(collection, () -> {
            CollectionEntry entry = parts.catalogue().entry(collection.getFullName());
            parts.catalogue().put(collection.getFullName(), null);
            super.dropCollection(name, oplog);
            entry.maps().forEach(map -> parts.storage().dropMap(parts.storage().openMap(map)));
        });
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> moved, String newName) {
        StoreCollection collection = (StoreCollection) moved;
        alone(collection, () -> {
            enterMove(collection.getFullName(), getFullCollectionNamespace(newName));
            super.moveCollection(from, moved, newName);
        });
    }

    /** Lets a collection take the place and name of another, in one step that a crash does not cut in two. */
    public synchronized void replace(StoreCollection replaced, StoreCollection collection) {
        String name = replaced.getCollectionName();
        alone(
                collection,
                () -> alone(replaced, () -> {
                    CollectionEntry gone = parts.catalogue().entry(replaced.getFullName());
                    enterMove(collection.getFullName(), replaced.getFullName());
                    super.dropCollection(name, NoopOplog.get());
                    super.moveCollection(this, collection, name);
                    gone.maps()
                            .forEach(map ->
                                    parts.storage().dropMap(parts.storage().openMap(map)));
                }));
    }

    private void enterMove(String from, String to) {
        CollectionEntry entry = parts.catalogue().entry(from);
        Changes changes = new Changes();
        parts.catalogue().stage(from, null, changes);
        parts.catalogue().stage(to, entry, changes);
        Awaited.raise(parts.storage().apply(changes));
    }

    /** All collections there are now. */
    public Stream<StoreCollection> collections() {
        List<StoreCollection> found = new ArrayList<>();
        for (Document namespace : namespaceList.queryAll()) {
            String name = ((String) namespace.get("name")).substring(databaseName.length() + 1);
            StoreCollection collection = existing(name);
            if (collection != null) {
                found.add(collection);
            }
        }
        return found.stream();
    }

    @Override
    protected long getFileSize() {
        return parts.storage().fileBytes();
    }

    @Override
    protected long getStorageSize() {
        return parts.storage().fileBytes();
    }
}
