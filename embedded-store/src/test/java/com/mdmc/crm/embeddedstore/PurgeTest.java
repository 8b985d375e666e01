package com.mdmc.crm.embeddedstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a purge no file holds a byte of what was overwritten or removed before it. */
class PurgeTest {
    private static final byte[] KEY = "wrapped-key-of-somebody-erased".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void leavesNothingOfWhatWasRemoved() throws IOException {
        try (OpenStore store = new OpenStore(directory)) {
            removeKey(store.leads());
            assertThat(holding()).as("the search finds what is there").isNotEmpty();
            assertThat(purge(store)).isTrue();
            assertThat(holding()).isEmpty();
            assertThat(store.leads().countDocuments()).isEqualTo(2_001);
        }
        assertThat(holding()).isEmpty();
        try (OpenStore store = new OpenStore(directory)) {
            assertThat(store.leads().countDocuments()).isEqualTo(2_001);
            assertThat(store.leads().find(eq("_id", "key")).first()).isEqualTo(new Document("_id", "key"));
        }
    }

    @Test
    void isDoneBesideReadersAndWriters() throws Exception {
        try (OpenStore store = new OpenStore(directory);
                MongoCursor<Document> reader = opened(store)) {
            removeKey(store.leads());
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                for (int i = 0; !enough.get(); i++) {
                    store.leads().insertOne(new Document("_id", "w" + i).append("text", "x".repeat(2_000)));
                }
            });
            writer.start();
            try {
                while (!purge(store)) {
                    Thread.onSpinWait();
                }
                assertThat(holding()).isEmpty();
            } finally {
                enough.set(true);
                writer.join();
            }
            assertThat(reader.hasNext()).isTrue();
        }
        assertThat(holding()).isEmpty();
    }

    @Test
    void deletesCopiesOfWhatTheStoreWas() throws IOException {
        try (OpenStore store = new OpenStore(directory)) {
            Path kept = Files.createDirectories(directory.resolve("damaged/then"));
            Files.write(kept.resolve("checkpoint-00000001.mv"), KEY);
            Path live = liveCheckpoint();
            Files.createLink(kept.resolve("second-name.mv"), live);
            assertThat(purge(store)).isTrue();
            assertThat(directory.resolve("damaged")).doesNotExist();
            store.leads().insertOne(new Document("_id", "after"));
        }
        try (OpenStore store = new OpenStore(directory)) {
            assertThat(store.leads().countDocuments()).isEqualTo(1);
        }
    }

    private Path liveCheckpoint() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("checkpoint-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static MongoCursor<Document> opened(OpenStore store) {
        MongoCollection<Document> others = store.database().getCollection("others");
        others.insertMany(List.of(new Document(), new Document(), new Document()));
        return others.find().batchSize(1).cursor();
    }

    private static void removeKey(MongoCollection<Document> leads) {
        leads.insertOne(new Document("_id", "key").append("key", new Binary(KEY)));
        for (int i = 0; i < 2_000; i++) {
            leads.insertOne(new Document("_id", i).append("text", "y".repeat(500)));
        }
        leads.replaceOne(eq("_id", "key"), new Document("_id", "key"));
    }

    private static boolean purge(OpenStore store) {
        return store.client()
                .getDatabase("admin")
                .runCommand(new Document("purgeStore", 1))
                .getBoolean("purged");
    }

    private List<Path> holding() throws IOException {
        String needle = new String(KEY, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(needle))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(StoredBytes.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }
}
