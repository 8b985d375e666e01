package com.mdmc.crm.embeddedstore.dump;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Reads a directory of {@link StoreExport}, or of {@code mongodump --gzip}, into an empty MongoDB, embedded or not. */
public final class StoreImport {

    private static final int BATCH = 1_000;
    private static final long BATCH_BYTES = 8 << 20;

    private final MongoClient client;
    private final Consumer<DumpedCollection> progress;

    /** @param progress told of each collection when it is read */
    public StoreImport(MongoClient client, Consumer<DumpedCollection> progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * Reads the dump.
     *
     * @throws IllegalStateException when a collection of the dump has documents already; nothing is read then
     */
    public List<DumpedCollection> readFrom(Path directory) throws IOException {
        List<DumpedCollection> found = collections(directory);
        found.forEach(this::requireEmpty);
        List<DumpedCollection> read = new ArrayList<>();
        for (DumpedCollection collection : found) {
            DumpedCollection done = collection.withDocuments(readDocuments(collection, directory));
            createIndexes(collection, directory);
            progress.accept(done);
            read.add(done);
        }
        return read;
    }

    /**
     * Looks into a dump before it is read: of each of some collections the first document that is wanted.
     *
     * @param wanted answers what to return of a document, null for nothing
     */
    public static <T> List<T> first(Path directory, List<String> names, Function<RawBsonDocument, T> wanted)
            throws IOException {
        List<T> found = new ArrayList<>();
        for (DumpedCollection collection : collections(directory)) {
            if (names.contains(collection.name())) {
                try (BsonFile file = new BsonFile(collection.data(directory))) {
                    T result = null;
                    for (RawBsonDocument next = file.next(); next != null && result == null; next = file.next()) {
                        result = wanted.apply(next);
                    }
                    Optional.ofNullable(result).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<DumpedCollection> collections(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory, 2)) {
            return files.filter(file -> file.toString().endsWith(DumpedCollection.DATA))
                    .sorted()
                    .map(StoreImport::collection)
                    .toList();
        }
    }

    private static DumpedCollection collection(Path file) {
        String name = file.getFileName().toString();
        String database = file.getParent().getFileName().toString();
        return new DumpedCollection(database, name.substring(0, name.length() - DumpedCollection.DATA.length()), 0);
    }

    private void requireEmpty(DumpedCollection collection) {
        if (target(collection).find().first() != null) {
            throw new IllegalStateException("Collection " + collection.database() + "." + collection.name()
                    + " has documents already; import into an empty store");
        }
    }

    private MongoCollection<RawBsonDocument> target(DumpedCollection collection) {
        return client.getDatabase(collection.database()).getCollection(collection.name(), RawBsonDocument.class);
    }

    private long readDocuments(DumpedCollection collection, Path dump) throws IOException {
        long count = 0;
        try (BsonFile file = new BsonFile(collection.data(dump))) {
            List<RawBsonDocument> batch = nextBatch(file);
            while (!batch.isEmpty()) {
                target(collection).insertMany(batch);
                count += batch.size();
                batch = nextBatch(file);
            }
        }
        return count;
    }

    private static List<RawBsonDocument> nextBatch(BsonFile file) throws IOException {
        List<RawBsonDocument> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < BATCH && bytes < BATCH_BYTES) {
            RawBsonDocument document = file.next();
            if (document == null) {
                break;
            }
            bytes += document.getByteBuffer().remaining();
            batch.add(document);
        }
        return batch;
    }

    private void createIndexes(DumpedCollection collection, Path dump) throws IOException {
        Document metadata;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(collection.metadata(dump)))) {
            metadata = Document.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        MongoDatabase database = client.getDatabase(collection.database());
        List<Document> indexes = metadata.getList("indexes", Document.class).stream()
                .filter(index -> !"_id_".equals(index.getString("name")))
                .toList();
        if (!indexes.isEmpty()) {
            database.runCommand(new Document("createIndexes", collection.name()).append("indexes", indexes));
        } else if (!database.listCollectionNames().into(new ArrayList<>()).contains(collection.name())) {
            database.createCollection(collection.name());
        }
    }
}
