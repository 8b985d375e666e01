package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.embeddedstore.damage.Directories;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyTest {

    @TempDir
    Path root;

    @Test
    void everythingAcknowledgedIsReadAndNotAByteIsChanged() throws Exception {
        Path copy;
        try (OpenStore store = new OpenStore(root.resolve("live"))) {
            for (int i = 0; i < 50; i++) {
                store.leads().insertOne(new Document("_id", i));
            }
            copy = Directories.copy(root.resolve("live"), root.resolve("copy"));
        }
        Map<String, String> before = Directories.digest(copy);
        try (EmbeddedStore store = EmbeddedStore.openReadOnly(copy);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> leads = client.getDatabase("crm").getCollection("leads");
            assertThat(leads.countDocuments()).isEqualTo(50);
            assertThatThrownBy(() -> leads.insertOne(new Document("_id", 50)))
                    .isInstanceOfSatisfying(
                            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(39))
                    .hasMessageContaining("opened for reading only");
            assertThatThrownBy(() -> leads.createIndex(new Document("x", 1))).isInstanceOf(MongoException.class);
            assertThat(client.getDatabase("crm")
                            .runCommand(new Document("validate", "leads"))
                            .getList("errors", String.class))
                    .isEmpty();
            assertThat(store.health().isWritable()).isFalse();
        }
        assertThat(Directories.digest(copy)).isEqualTo(before);
        assertThat(Files.exists(copy.resolve("store.lock"))).isFalse();
    }

    @Test
    void oneThatIsWrittenIsNotRead() {
        try (OpenStore store = new OpenStore(root)) {
            assertThat(store.store().health().isWritable()).isTrue();
            assertThatThrownBy(() -> EmbeddedStore.openReadOnly(root)).isInstanceOf(StoreInUseException.class);
        }
        EmbeddedStore.openReadOnly(root).close();
        assertThatThrownBy(() -> EmbeddedStore.openReadOnly(root.resolve("nothing")))
                .isInstanceOf(NoStoreException.class);
    }
}
