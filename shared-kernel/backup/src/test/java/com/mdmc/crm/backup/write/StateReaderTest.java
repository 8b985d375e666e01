package com.mdmc.crm.backup.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.backup.StoredCollections.Treatment;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.StateChange;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.IndexKey;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.StoreSecretTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateReaderTest {
    private static final String USER = "user-1";
    private static final TransferredKey KEY = new TransferredKey(USER, new byte[32], Instant.EPOCH);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = client.getDatabase("crm");
    private final MasterKey master = MasterKey.ofBase64(MasterKey.drawn());
    private final SubjectKeyTransfer keys = new SubjectKeyTransfer(database, master);
    private final MongoCollection<Document> secrets =
            DurableSettings.of(database).collection("user_secrets", Document.class);
    private final StateReader reader = new StateReader(database, keys, new StoreSecretTransfer(master));

    @AfterEach
    void stop() {
        client.close();
        server.shutdown();
    }

    @Test
    void aSecretStoredBeforeItsUsersKeyIsTakenOnceTheKeyIsThere() {
        secrets.insertOne(secret("password"));
        assertThat(changes()).isEmpty();
        keys.store(List.of(KEY));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.subject()).isEqualTo(USER);
            assertThat(new String(change.document())).doesNotContain("password");
            assertThat(new String(change.decrypted(KEY))).contains("password");
        });
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatChangesAndWhatGoesIsToldOnce() {
        keys.store(List.of(KEY));
        secrets.insertOne(secret("password"));
        assertThat(changes()).hasSize(1);
        secrets.replaceOne(new Document("_id", "secret-1"), secret("another"));
        assertThat(changes())
                .singleElement()
                .satisfies(
                        change -> assertThat(new String(change.decrypted(KEY))).contains("another"));
        secrets.deleteMany(new Document());
        assertThat(changes()).singleElement().matches(StateChange::isDeletion);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aSecretOfTheStoreIsArchivedInClearAndWrappedByTheMasterKeyOfWhoeverRestoresIt() {
        byte[] index = new IndexKey(database, master).bytes();
        new KeyCheck(database).require(master, "the key");
        StateChange change = state("store_identity").get(0);
        assertThat(state("store_identity")).as("nothing of the master key").hasSize(1);
        Document archived = BsonSequence.documentOf(change.document());
        MongoDatabase restored = client.getDatabase("restored");
        MasterKey another = MasterKey.ofBase64(MasterKey.drawn());
        restored.getCollection("store_identity")
                .insertOne(new StoreSecretTransfer(another).wrapped("store_identity", archived));
        assertThat(new IndexKey(restored, another).bytes()).isEqualTo(index);
        assertThatThrownBy(() -> new IndexKey(restored, master).bytes()).hasMessageContaining("damaged");
    }

    private List<StateChange> state(String collection) {
        return new StateReader(database, keys, new StoreSecretTransfer(master))
                .changes(Treatment.STATE).stream()
                        .filter(each -> each.collection().equals(collection))
                        .toList();
    }

    private List<StateChange> changes() {
        return reader.changes(Treatment.STATE_OF_USERS);
    }

    private static Document secret(String hash) {
        return new Document("_id", "secret-1").append("userId", USER).append("hash", hash);
    }
}
