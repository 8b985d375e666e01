package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.index.IndexDefinition;
import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import com.mdmc.crm.standalone.embedded.index.RecordFinder;
import com.mdmc.crm.standalone.embedded.index.Staging;
import com.mdmc.crm.standalone.embedded.plan.Plan;
import com.mdmc.crm.standalone.embedded.plan.Planner;
import com.mdmc.crm.standalone.embedded.storage.Changes;
import com.mdmc.crm.standalone.embedded.storage.Storage;
import com.mdmc.crm.standalone.embedded.storage.StoreMap;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;

/**
 * A collection of documents kept as BSON under ascending record numbers. Writers take turns; what one document changes
 * is staged and becomes visible at once. Readers never wait for writers: they read a view taken between two writes.
 */
final class StoreCollection extends AbstractMongoCollection<Long> implements Staging, RecordFinder {

    private final Storage storage;
    private final Catalogue catalogue;
    private final StoreMetrics metrics;
    private final StoreMap records;
    private final List<OrderedIndex> ordered = new CopyOnWriteArrayList<>();
    private final ReentrantLock writer = new ReentrantLock();
    private final ReentrantReadWriteLock visibility = new ReentrantReadWriteLock();
    private Changes staged = new Changes();
    private long lastRecord;
    private volatile long lastUnit;

    StoreCollection(MongoDatabase database, String name, StoreParts parts, CollectionEntry entry) {
        super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
        this.storage = parts.storage();
        this.catalogue = parts.catalogue();
        this.metrics = parts.metrics();
        this.records = storage.openMap(entry.records());
        byte[] last = records.view().lastKey();
        this.lastRecord = last == null ? 0 : ByteBuffer.wrap(last).getLong();
        entry.indexes()
                .forEach(index -> addIndex(new OrderedIndex(
                        IndexDefinition.of(index.description()), storage.openMap(index.map()), index.multikey())));
    }

    // Reading

    /** Plans the query and begins to read; consume it while a pin is held. */
    Results find(Find find) {
        CollectionViews views = views();
        Plan plan = plan(find);
        if (!plan.sorted()) {
            metrics.sortInMemory();
        }
        DocumentStream stream = new DocumentStream(plan, records, find.query(), views, metrics);
        return new Results(find, plan, stream, find.projects() ? document -> project(document, find.fields()) : d -> d);
    }

    Plan plan(Find find) {
        List<OrderedIndex> usable = find.hint() == null ? ordered : List.of(Hints.resolve(find.hint(), ordered));
        return new Planner(usable, records.view().size()).plan(find.query(), find.orderBy(), find.needed());
    }

    /** A view of now; whoever reads it waits, before answering, until what is in it is durable. */
    CollectionViews views() {
        visibility.readLock().lock();
        try {
            Awaited.raise(lastUnit);
            return new CollectionViews(records, ordered);
        } finally {
            visibility.readLock().unlock();
        }
    }

    private Document project(Document document, Document fields) {
        return matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, fields)
                .iterator()
                .next();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Find find = new Find(query, orderBy, skip, Math.max(0, limit), fields, null);
        return new QueryResult(() -> find(find));
    }

    @Override
    public int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        Results results = find(new Find(query, null, Math.max(0, skip), Math.max(0, limit), null, null));
        int count = 0;
        while (results.hasNext()) {
            results.next();
            count++;
        }
        return count;
    }

    @Override
    public int count() {
        Awaited.raise(lastUnit);
        return (int) Math.min(Integer.MAX_VALUE, records.view().size());
    }

    // Writing

    /** Runs a write alone; nothing of a document that failed half-way is kept. */
    <T> T writing(Supplier<T> write) {
        storage.checkWritable();
        writer.lock();
        try {
            return write.get();
        } finally {
            staged = new Changes();
            writer.unlock();
        }
    }

    private void apply() {
        visibility.writeLock().lock();
        try {
            lastUnit = storage.apply(staged);
            Awaited.raise(lastUnit);
        } finally {
            visibility.writeLock().unlock();
            staged = new Changes();
        }
    }

    @Override
    public void addDocument(Document document) {
        if (document.get("_id") instanceof Collection) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        document.computeIfAbsent("_id", id -> new ObjectId());
        byte[] bytes = Bson.encode(document);
        writing(() -> {
            ordered.forEach(index -> index.checkAdd(document, this));
            long record = ++lastRecord;
            staged.put(records, OrderedIndex.recordKey(record), bytes);
            ordered.forEach(index -> index.add(document, record, this));
            apply();
            return record;
        });
    }

    @Override
    public void removeDocument(Document document) {
        Long record = recordOf(document);
        if (record != null) {
            ordered.forEach(index -> index.stage(document, null, record, this));
            staged.remove(records, OrderedIndex.recordKey(record));
            apply();
        }
    }

    /** The library calls this after the indexes have staged their part of an update. */
    @Override
    protected void handleUpdate(Long record, Document before, Document after) {
        staged.put(records, OrderedIndex.recordKey(record), Bson.encode(after));
        apply();
    }

    @Override
    public Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        return writing(() -> super.updateDocuments(selector, update, filters, multi, upsert, oplog));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return writing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return writing(() -> super.findAndModify(query));
    }

    @Override
    public Changes staged() {
        return staged;
    }

    /** Readers must know at once: a plan that takes the field for single-valued would miss documents. */
    @Override
    public void stageMultikey(OrderedIndex index, int multikey) {
        index.multikey(multikey);
        String namespace = getFullName();
        CollectionEntry entry = catalogue.entry(namespace);
        if (entry != null) {
            catalogue.stage(namespace, entry.withMultikey(index.getName(), multikey), staged);
        }
    }

    @Override
    public Long recordOf(Document document) {
        return primary().getPosition(document);
    }

    private OrderedIndex primary() {
        return ordered.get(0);
    }

    // Indexes

    /** Fills the index from the documents there are, and writes it into the catalogue. */
    void build(IndexDefinition definition) {
        writing(() -> {
            OrderedIndex index = new OrderedIndex(definition, storage.createMap(), 0);
            try {
                new IndexBuild(this, index).run();
            } catch (MongoServerError e) {
                storage.dropMap(index.map());
                throw e;
            }
            CollectionEntry.IndexEntry entry = new CollectionEntry.IndexEntry(
                    definition.description(), index.map().number(), index.multikey());
            catalogue.stage(getFullName(), catalogue.entry(getFullName()).with(entry), staged);
            apply();
            addIndex(index);
            return index;
        });
    }

    /** Takes one index out of the catalogue and drops its map. */
    void drop(OrderedIndex index) {
        writing(() -> {
            catalogue.stage(getFullName(), catalogue.entry(getFullName()).without(index.getName()), staged);
            apply();
            getIndexes().remove(index);
            ordered.remove(index);
            storage.dropMap(index.map());
            return index;
        });
    }

    @Override
    public void addIndex(Index<Long> index) {
        if (!ordered.contains(index)) {
            getIndexes().add(index);
            ordered.add((OrderedIndex) index);
        }
    }

    OrderedIndex index(String name) {
        return ordered.stream()
                .filter(index -> index.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    List<OrderedIndex> ordered() {
        return ordered;
    }

    StoreMap records() {
        return records;
    }

    /** Makes what an index build has staged durable step by step. */
    void applyStaged() {
        apply();
    }

    // The rest of the library's interface

    @Override
    public Document validate() {
        return writing(() -> {
            List<String> errors = new Validation(this).errors();
            Document answer = super.validate();
            answer.put("valid", errors.isEmpty());
            answer.put("errors", errors);
            return answer;
        });
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        Stream.Builder<DocumentWithPosition<Long>> all = Stream.builder();
        Cursor<byte[], byte[]> cursor = records.view().cursor(null, false);
        while (cursor.hasNext()) {
            long record = ByteBuffer.wrap(cursor.next()).getLong();
            all.add(new DocumentWithPosition<>(Bson.decode(cursor.getValue()), record));
        }
        return all.build();
    }

    @Override
    protected Document getDocument(Long record) {
        return Bson.decode(records.view().get(OrderedIndex.recordKey(record)));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        throw new UnsupportedOperationException("documents are added whole");
    }

    @Override
    protected void removeDocument(Long record) {
        throw new UnsupportedOperationException("documents are removed whole");
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("the size is summed up when asked for");
    }

    @Override
    protected int getDataSize() {
        long size = 0;
        Cursor<byte[], byte[]> cursor = records.view().cursor(null, false);
        while (cursor.hasNext()) {
            cursor.next();
            size += cursor.getValue().length;
        }
        return (int) Math.min(Integer.MAX_VALUE, size);
    }
}
