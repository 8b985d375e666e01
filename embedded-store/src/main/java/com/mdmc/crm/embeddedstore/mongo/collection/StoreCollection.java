package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.IndexDefinition;
import com.mdmc.crm.embeddedstore.index.NewEntries;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.index.RecordFinder;
import com.mdmc.crm.embeddedstore.index.Staging;
import com.mdmc.crm.embeddedstore.mongo.document.Bson;
import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import com.mdmc.crm.embeddedstore.storage.Changes;
import com.mdmc.crm.embeddedstore.storage.KeyTakenException;
import com.mdmc.crm.embeddedstore.storage.Storage;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A collection of documents kept as BSON under ascending record numbers. Writers take turns; what one document changes
 * is staged and becomes visible at once.
 */
public final class StoreCollection extends AbstractMongoCollection<Long> implements Staging, RecordFinder {

    private final Storage storage;
    private final CollectionState state;
    private final CollectionReader reader;
    private final CollectionIndexes indexes;
    private final ReentrantLock writer = new ReentrantLock();
    private Changes staged = new Changes();
    private long lastRecord;
    private boolean dropped;

    StoreCollection(MongoDatabase database, String name, StoreParts parts, CollectionEntry entry) {
        super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
        this.storage = parts.storage();
        this.state = new CollectionState(storage, storage.openMap(entry.records()));
        this.reader = new CollectionReader(state, parts.metrics(), this::project);
        this.indexes = new CollectionIndexes(this, parts);
        byte[] last = state.records().view().lastKey();
        this.lastRecord = last == null ? 0 : ByteBuffer.wrap(last).getLong();
        entry.indexes()
                .forEach(index -> addIndex(new OrderedIndex(
                        IndexDefinition.of(index.description()), storage.openMap(index.map()), index.multikey())));
    }

    public CollectionState state() {
        return state;
    }

    public CollectionReader reader() {
        return reader;
    }

    public CollectionIndexes indexes() {
        return indexes;
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
        return new QueryResult(() -> reader.find(find).documents());
    }

    @Override
    public int count(Document query, int skip, int limit) {
        long all = query == null || query.isEmpty() ? reader.count() : reader.count(query);
        long left = Math.max(0, all - Math.max(0, skip));
        return (int) Math.min(Integer.MAX_VALUE, limit > 0 ? Math.min(limit, left) : left);
    }

    @Override
    public int count() {
        return reader.count();
    }

    /** Runs a write alone; nothing of a document that failed half-way is kept. */
    public <T> T writing(Supplier<T> write) {
        storage.checkWritable();
        return alone(write);
    }

    private <T> T alone(Supplier<T> write) {
        writer.lock();
        try {
            if (dropped) {
                throw new MongoServerError(26, "NamespaceNotFound", "collection dropped: " + getFullName());
            }
            return write.get();
        } finally {
            staged = new Changes();
            writer.unlock();
        }
    }

    /** Makes what is staged visible. */
    void applyStaged() {
        Changes changes = staged;
        staged = new Changes();
        state.apply(changes);
    }

    @Override
    public void addDocument(Document document) {
        document.computeIfAbsent("_id", id -> new ObjectId());
        byte[] bytes = Bson.encode(document);
        writing(() -> add(document, bytes));
    }

    /** Adds a document as the bytes it came in; only the fields that are indexed are looked at. */
    public void add(StoredDocument stored) {
        Bson.checkSize(stored.bson().length);
        Optional<Set<String>> fields = state.indexedFields();
        Document early = stored.with(fields);
        if (!early.containsKey("_id")) {
            addDocument(stored.document());
            return;
        }
        writing(() -> {
            Optional<Set<String>> now = state.indexedFields();
            return add(now == fields ? early : stored.with(now), stored.bson());
        });
    }

    private long add(Document indexed, byte[] bytes) {
        if (indexed.get("_id") instanceof Collection) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        List<NewEntries> entries = new ArrayList<>();
        state.indexes().forEach(index -> entries.add(index.entriesOf(indexed, this)));
        long record = lastRecord + 1;
        entries.forEach(keys -> keys.stage(record, this));
        staged.put(state.records(), OrderedIndex.recordKey(record), bytes);
        try {
            applyStaged();
        } catch (KeyTakenException taken) {
            throw entries.stream()
                    .flatMap(keys -> keys.refusal(taken).stream())
                    .findFirst()
                    .orElseThrow(() -> taken);
        }
        lastRecord = record;
        return record;
    }

    @Override
    public void removeDocument(Document document) {
        Long record = recordOf(document);
        if (record != null) {
            state.indexes().forEach(index -> index.stage(document, null, record, this));
            staged.remove(state.records(), OrderedIndex.recordKey(record));
            applyStaged();
        }
    }

    /** The library calls this after the indexes have staged their part of an update. */
    @Override
    protected void handleUpdate(Long record, Document before, Document after) {
        staged.put(state.records(), OrderedIndex.recordKey(record), Bson.encode(after));
        applyStaged();
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

    @Override
    public void multikey(OrderedIndex index, int multikey) {
        indexes.multikey(index, multikey);
    }

    @Override
    public Long recordOf(Document document) {
        return state.primary().getPosition(document);
    }

    @Override
    public void addIndex(Index<Long> index) {
        if (!state.indexes().contains(index)) {
            getIndexes().add(index);
            state.add((OrderedIndex) index);
        }
    }

    /** Refuses writers that still wait for their turn. */
    @Override
    public void drop() {
        super.drop();
        dropped = true;
    }

    /** Compares every index with the documents, and says where they disagree. */
    @Override
    public Document validate() {
        return alone(() -> {
            List<String> errors = new Validation(state).errors();
            return super.validate().append("valid", errors.isEmpty()).append("errors", errors);
        });
    }

    @Override
    protected int getDataSize() {
        long size = RecordCursor.of(state.records())
                .mapToLong(record -> record.bson().length)
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return RecordCursor.of(state.records())
                .map(record -> new DocumentWithPosition<>(record.document(), record.number()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Document getDocument(Long record) {
        return Bson.decode(state.records().view().get(OrderedIndex.recordKey(record)));
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
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("the size is summed up when asked for");
    }
}
