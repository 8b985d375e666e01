package com.mdmc.crm.embeddedstore.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded store answers as the library's own in-memory backend does, whatever indexes it uses. Sizes and seed:
 * {@code -Dstore.differential.operations=…}, {@code -Dstore.differential.seed=…}.
 */
@Tag("slow")
class DifferentialTest {

    private static final int OPERATIONS = Integer.getInteger("store.differential.operations", 5_000);
    private static final long SEED = Long.getLong("store.differential.seed", 1);
    private static final int COMPARE_EVERY = 250;

    @TempDir
    Path directory;

    @Test
    void everyAnswerAgreesWithTheInMemoryBackend() {
        System.out.println("store.differential.seed=" + SEED);
        MongoServer oracle = new MongoServer(new MemoryBackend());
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient ours = MongoClients.create(store.connectionString());
                MongoClient theirs = MongoClients.create(oracle.bindAndGetConnectionString())) {
            compare(collection(ours), collection(theirs));
            Document validation = ours.getDatabase("test").runCommand(new Document("validate", "documents"));
            assertThat(validation.getList("errors", String.class))
                    .as("indexes agree with documents")
                    .isEmpty();
        } finally {
            oracle.shutdownNow();
        }
    }

    private static void compare(MongoCollection<Document> ours, MongoCollection<Document> theirs) {
        index(ours);
        index(theirs);
        Operations operations = new Operations(SEED);
        for (int i = 0; i < OPERATIONS; i++) {
            Operations.Operation operation = operations.next();
            String expected = Outcome.of(operation, theirs);
            assertThat(Outcome.of(operation, ours))
                    .as("operation %d of seed %d: %s", i, SEED, operation.description())
                    .isEqualTo(expected);
            if (i % COMPARE_EVERY == 0) {
                assertThat(all(ours))
                        .as("documents after operation %d of seed %d", i, SEED)
                        .isEqualTo(all(theirs));
            }
        }
        assertThat(all(ours)).isEqualTo(all(theirs));
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }

    private static void index(MongoCollection<Document> collection) {
        collection.createIndex(
                Indexes.ascending("unique"), new IndexOptions().unique(true).sparse(true));
        collection.createIndex(Indexes.compoundIndex(Indexes.ascending("n"), Indexes.descending("s")));
        collection.createIndex(Indexes.compoundIndex(Indexes.descending("s"), Indexes.descending("_id")));
        collection.createIndex(Indexes.ascending("any"));
        collection.createIndex(Indexes.ascending("tags", "date"));
        collection.createIndex(Indexes.descending("date"));
        collection.createIndex(Indexes.ascending("nested.x", "nested.y"));
        collection.createIndex(Indexes.ascending("items.sku", "items.count"));
        collection.createIndex(Indexes.descending("numbers"));
        collection.createIndex(Indexes.ascending("nested"));
    }

    private static List<String> all(MongoCollection<Document> collection) {
        List<Document> documents = collection.find().into(new ArrayList<>());
        return Outcome.inAnyOrder(documents);
    }
}
