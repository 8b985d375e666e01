package com.mdmc.crm.embeddedstore.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mdmc.crm.embeddedstore.mongo.StoreBackend;
import com.mdmc.crm.embeddedstore.storage.LossyDisk;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A disk that has no more space, while what the files have is still written to: as disks fill up. */
class OutOfSpaceTest {

    private static final StorageOptions OPTIONS = new StorageOptions(20_000, Duration.ofMillis(50), 16, 1 << 20);

    private final LossyDisk disk = new LossyDisk();

    @Test
    void writesAreTakenAsAWholeOrRefusedAtOnceAndTakenAgainWhenThereIsSpace() throws Exception {
        List<Integer> acknowledged = new ArrayList<>();
        try (Storage storage = Storage.open(disk, OPTIONS);
                WireServer server = new WireServer(new StoreBackend(storage), storage, 0);
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> leads = client.getDatabase("crm").getCollection("leads");
            leads.insertOne(document(0));
            acknowledged.add(0);
            disk.outOfSpace(true);
            int next = fill(leads, acknowledged);
            assertThat(storage.health().condition()).isEqualTo(WriteCondition.FULL);
            assertThat(storage.health().reason()).contains("No space left");
            assertBatchIsRefusedWithItsCount(leads, next);
            assertThat(leads.countDocuments()).isEqualTo(acknowledged.size());
            disk.outOfSpace(false);
            leads.insertOne(document(next));
            acknowledged.add(next);
            awaitWritable(storage);
        }
        LossyDisk left = disk.afterPowerLoss(new Random(1));
        try (Storage storage = Storage.open(left, OPTIONS);
                WireServer server = new WireServer(new StoreBackend(storage), storage, 0);
                MongoClient client = MongoClients.create(server.connectionString())) {
            assertThat(client.getDatabase("crm").getCollection("leads").distinct("_id", Integer.class))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    /** Until a write is refused, which is known not to have happened. */
    private static int fill(MongoCollection<Document> leads, List<Integer> acknowledged) {
        for (int i = 1; ; i++) {
            Document document = document(i);
            long began = System.nanoTime();
            Throwable refusal = catchThrowable(() -> leads.insertOne(document));
            if (refusal != null) {
                assertThat(refusal).isInstanceOf(MongoWriteException.class);
                assertThat(((MongoException) refusal).getCode()).isEqualTo(14031);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
                return i;
            }
            acknowledged.add(i);
            assertThat(i).as("writes a full disk takes").isLessThan(1_000);
        }
    }

    private static void assertBatchIsRefusedWithItsCount(MongoCollection<Document> leads, int from) {
        List<Document> batch = IntStream.range(from, from + 3)
                .mapToObj(OutOfSpaceTest::document)
                .toList();
        assertThat(catchThrowable(() -> leads.insertMany(batch)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteConcernError()).isNull();
                    assertThat(e.getWriteResult().getInsertedCount()).isZero();
                    assertThat(e.getWriteErrors()).singleElement().satisfies(error -> {
                        assertThat(error.getIndex()).isZero();
                        assertThat(error.getCode()).isEqualTo(14031);
                    });
                });
    }

    private static void awaitWritable(Storage storage) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!storage.health().isWritable()) {
            assertThat(System.nanoTime()).as("healthy again in time").isLessThan(giveUp);
            Thread.sleep(20);
        }
    }

    private static Document document(int id) {
        return new Document("_id", id).append("text", "x".repeat(300));
    }
}
