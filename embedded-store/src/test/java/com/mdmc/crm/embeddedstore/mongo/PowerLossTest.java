package com.mdmc.crm.embeddedstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.embeddedstore.storage.LossyDisk;
import com.mdmc.crm.embeddedstore.storage.PowerCut;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import com.mdmc.crm.embeddedstore.storage.TargetFiles;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lets the power fail again and again on a disk that drops, reorders and tears what was not forced.
 * {@code -Dstore.powerloss.rounds=1000 -Dstore.powerloss.seed=…} for the whole campaign.
 */
@Tag("slow")
class PowerLossTest {

    private static final int ROUNDS = Integer.getInteger("store.powerloss.rounds", 60);
    private static final long SEED = Long.getLong("store.powerloss.seed", 1);
    private static final int WRITERS = 4;

    private final Random random = new Random(SEED);
    private final List<DirectWriter> writers = new ArrayList<>();
    private LossyDisk disk = new LossyDisk();
    private final AtomicLong compactions = new AtomicLong();
    private int failedStarts;

    @Test
    void nothingAcknowledgedIsLostOrDoubledAndEveryIndexAgrees() throws Exception {
        System.out.println("store.powerloss.seed=" + SEED);
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new DirectWriter(i, SEED));
        }
        for (int round = 0; round < ROUNDS; round++) {
            chooseWhenPowerIsLost();
            try {
                writeUntilPowerIsLost();
            } catch (UncheckedIOException | MVStoreException | MongoServerException | DamagedStoreException e) {
                assertThat(disk.isPowerLost())
                        .as("start fails only without power: %s", e)
                        .isTrue();
                failedStarts++;
            }
            disk = disk.afterPowerLoss(random);
        }
        Storage storage = open();
        check(new StoreBackend(storage));
        storage.close();
        long acknowledged =
                writers.stream().mapToLong(w -> w.expectation().acknowledged()).sum();
        System.out.printf(
                "%d power losses, %d of them at the start, %,d acknowledged writes, %,d compactions%n",
                ROUNDS, failedStarts, acknowledged, compactions.get());
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    /** Half of the times in the middle of a checkpoint, which is but a moment. */
    private void chooseWhenPowerIsLost() {
        disk.failAfter(random.nextInt(8) == 0 ? random.nextInt(40) : 50 + random.nextInt(600));
        if (random.nextBoolean()) {
            disk.failAfter(TargetFiles.any(disk, random), random.nextInt(30));
        }
    }

    private Storage open() {
        StorageOptions options = StorageOptions.defaults()
                .withCheckpointBytes(10_000 + random.nextInt(100_000))
                .withCompactBytes(random.nextInt(4) == 0 ? 0 : Long.MAX_VALUE);
        return Storage.open(disk, options);
    }

    private void writeUntilPowerIsLost() throws InterruptedException {
        Storage storage = open();
        Thread compacting = new Thread(() -> compactUntilPowerIsLost(storage));
        try {
            StoreBackend backend = new StoreBackend(storage);
            check(backend);
            DirectWriter.createIndexes(backend);
            List<Thread> threads = new ArrayList<>();
            for (DirectWriter writer : writers) {
                threads.add(new Thread(() -> writer.run(backend, storage)));
            }
            if (random.nextBoolean()) {
                compacting.start();
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            PowerCut.end(storage);
            compacting.join(60_000);
            assertThat(compacting.isAlive()).as("still compacting").isFalse();
        }
    }

    private void compactUntilPowerIsLost(Storage storage) {
        try {
            while (!disk.isPowerLost()) {
                compactions.addAndGet(storage.compact() ? 1 : 0);
                Thread.sleep(1);
            }
        } catch (IOException | RuntimeException | InterruptedException e) {
            // the power was lost meanwhile
        }
    }

    private void check(StoreBackend backend) {
        Map<Integer, Map<String, Document>> stored = new HashMap<>();
        for (Document document : DirectWriter.all(backend)) {
            stored.computeIfAbsent((Integer) document.get("writer"), w -> new HashMap<>())
                    .put((String) document.get("_id"), document);
        }
        for (DirectWriter writer : writers) {
            writer.expectation().check(stored.getOrDefault(writer.number(), Map.of()));
        }
        if (!stored.isEmpty()) {
            Document validation = backend.handleCommand(
                    new EmbeddedChannel(),
                    DirectWriter.DATABASE,
                    "validate",
                    new Document("validate", DirectWriter.COLLECTION));
            assertThat((List<?>) validation.get("errors"))
                    .as("disagreements of indexes")
                    .isEmpty();
        }
    }
}
