package com.mdmc.crm.embeddedstore.dump;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Writes everything a MongoDB, embedded or not, holds into a directory that {@code mongorestore --gzip} and
 * {@link StoreImport} read. Stop what writes to it first: collections are read one after the other.
 */
public final class StoreExport {

    private static final Set<String> OF_THE_SERVER = Set.of("admin", "local", "config");
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final int BATCH = 1_000;

    private final MongoClient client;
    private final Consumer<DumpedCollection> progress;

    /** @param progress told of each collection when it is written */
    public StoreExport(MongoClient client, Consumer<DumpedCollection> progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * Writes the dump. The directory has its name only when it is complete, and can be read by its owner alone.
     *
     * @throws FileAlreadyExistsException when there is something of that name
     */
    public List<DumpedCollection> writeTo(Path directory) throws IOException {
        if (Files.exists(directory)) {
            throw new FileAlreadyExistsException(directory.toString());
        }
        Path parent = directory.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path partial = Files.createTempDirectory(parent, directory.getFileName() + ".partial", ownerOnly());
        List<DumpedCollection> written = new ArrayList<>();
        for (String database : client.listDatabaseNames()) {
            if (!OF_THE_SERVER.contains(database)) {
                writeDatabase(client.getDatabase(database), partial, written);
            }
        }
        Files.move(partial, directory);
        return written;
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private void writeDatabase(MongoDatabase database, Path dump, List<DumpedCollection> written) throws IOException {
        for (String name : database.listCollectionNames()) {
            if (!name.startsWith("system.")) {
                DumpedCollection collection = new DumpedCollection(database.getName(), name, 0);
                Files.createDirectories(dump.resolve(database.getName()));
                writeMetadata(database.getCollection(name), collection.metadata(dump));
                long documents = writeDocuments(database.getCollection(name), collection.data(dump));
                written.add(collection.withDocuments(documents));
                progress.accept(collection.withDocuments(documents));
            }
        }
    }

    private static void writeMetadata(MongoCollection<Document> collection, Path file) throws IOException {
        List<Document> indexes = collection.listIndexes().into(new ArrayList<>());
        indexes.forEach(index -> index.remove("ns"));
        Document metadata = new Document("indexes", indexes)
                .append("collectionName", collection.getNamespace().getCollectionName())
                .append("type", "collection");
        try (OutputStream out = gzip(file)) {
            out.write(metadata.toJson(CANONICAL).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long writeDocuments(MongoCollection<Document> collection, Path file) throws IOException {
        long count = 0;
        try (OutputStream out = gzip(file);
                WritableByteChannel channel = Channels.newChannel(out);
                MongoCursor<RawBsonDocument> cursor = collection
                        .withDocumentClass(RawBsonDocument.class)
                        .find()
                        .batchSize(BATCH)
                        .iterator()) {
            while (cursor.hasNext()) {
                ByteBuffer bytes = cursor.next().getByteBuffer().asNIO();
                channel.write(bytes);
                count++;
            }
        }
        return count;
    }

    private static OutputStream gzip(Path file) throws IOException {
        return new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16);
    }
}
