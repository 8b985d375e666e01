package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            leads(client).insertOne(new Document("_id", "a").append("stage", "new"));
        }
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(leads(client).find(new Document("_id", "a")).first()).containsEntry("stage", "new");
        }
    }

    @Test
    void aDirectoryInUseIsRefused() {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void deletingTheLockDoesNotFreeADirectoryInUse() throws Exception {
        Path lock = directory.resolve("store.lock");
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                Files.delete(lock);
                assertThatThrownBy(() -> EmbeddedStore.open(directory)).isInstanceOf(StoreInUseException.class);
                leads(client).insertOne(new Document("_id", attempt));
            }
            assertThat(lock).exists();
        }
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(leads(client).countDocuments()).isEqualTo(2);
        }
    }

    private static MongoCollection<Document> leads(MongoClient client) {
        return client.getDatabase("crm").getCollection("leads");
    }
}
