package com.mdmc.crm.benchmarks.harness;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The store that is measured on: a fresh embedded one, flushed as in production, or a MongoDB that is named. */
public final class BenchStore implements AutoCloseable {

    private static final int CONNECTIONS = 300;

    private final Path directory;
    private final EmbeddedStore embedded;
    private final String uri;
    private final MongoClient client;

    private BenchStore(Path directory, EmbeddedStore embedded, String uri) {
        this.directory = directory;
        this.embedded = embedded;
        this.uri = uri;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS))
                .build());
    }

    /** A new embedded store in a directory of its own below the given one, deleted when closed. */
    public static BenchStore embedded(Path parent) {
        try {
            Files.createDirectories(parent);
            Path directory = Files.createTempDirectory(parent, "crm-bench");
            EmbeddedStore store = EmbeddedStore.open(directory);
            return new BenchStore(directory, store, store.connectionString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A MongoDB that runs already; the databases {@code bench_…} in it are used and dropped. */
    public static BenchStore at(String uri) {
        return new BenchStore(null, null, uri);
    }

    /** An empty database. */
    public MongoDatabase database(String name) {
        MongoDatabase database = client.getDatabase("bench_" + name);
        database.drop();
        return database;
    }

    /** Where other processes find the store. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.close();
            deleteDirectory();
        }
    }

    private void deleteDirectory() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
