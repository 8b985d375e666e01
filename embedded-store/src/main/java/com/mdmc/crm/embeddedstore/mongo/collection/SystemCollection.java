package com.mdmc.crm.embeddedstore.mongo.collection;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The library's own lists of namespaces and indexes: kept in memory, filled from the catalogue at start. */
final class SystemCollection extends AbstractSynchronizedMongoCollection<Long> {

    private final Map<Long, Document> documents = new TreeMap<>();
    private long last;

    SystemCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    public synchronized void addDocument(Document document) {
        documents.put(++last, document);
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized int count() {
        return documents.size();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Stream<Document> copies = documents.values().stream().map(Document::cloneDeeply);
        return matchDocumentsFromStream(copies, query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    @Override
    protected Document getDocument(Long position) {
        return documents.get(position);
    }

    @Override
    protected Long findDocumentPosition(Document document) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue().equals(document))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected void removeDocument(Long position) {
        documents.remove(position);
    }

    @Override
    protected void handleUpdate(Long position, Document before, Document after) {
        documents.put(position, after);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
