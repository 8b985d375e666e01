package com.mdmc.crm.embeddedstore.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.embeddedstore.mongo.StoreBackend;
import com.mdmc.crm.embeddedstore.storage.LossyDisk;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class DiskFullTest {

    private final LossyDisk disk = new LossyDisk();

    @Test
    void aFullDiskIsAnErrorToTheClientAndHeals() throws Exception {
        try (Storage storage = open();
                WireServer server = new WireServer(new StoreBackend(storage), storage, 0);
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> leads = client.getDatabase("crm").getCollection("leads");
            leads.insertOne(new Document("_id", "before").append("text", "x".repeat(5_000)));
            disk.full(true);
            assertThatThrownBy(() -> leads.insertOne(new Document("_id", "unknown")))
                    .isInstanceOf(MongoWriteConcernException.class)
                    .hasMessageContaining("No space left");
            assertThatThrownBy(() -> leads.insertOne(new Document("_id", "refused")))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("writes are refused");
            disk.full(false);
            insertOnceHealed(leads);
        }
        LossyDisk left = disk.afterPowerLoss(new Random(1));
        try (Storage storage = Storage.open(left, StorageOptions.defaults());
                WireServer server = new WireServer(new StoreBackend(storage), storage, 0);
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> leads = client.getDatabase("crm").getCollection("leads");
            assertThat(leads.distinct("_id", String.class))
                    .contains("before", "after")
                    .doesNotContain("refused");
        }
    }

    private Storage open() {
        // No probe, which could refuse the write whose outcome is to be unknown.
        return Storage.open(
                disk, new StorageOptions(2_000, Duration.ofMillis(50), 16, 1 << 20).withProbeEvery(Duration.ofDays(1)));
    }

    private static void insertOnceHealed(MongoCollection<Document> leads) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                leads.insertOne(new Document("_id", "after"));
                return;
            } catch (MongoException e) {
                assertThat(System.nanoTime()).as("healed in time").isLessThan(giveUp);
                Thread.sleep(50);
            }
        }
    }
}
