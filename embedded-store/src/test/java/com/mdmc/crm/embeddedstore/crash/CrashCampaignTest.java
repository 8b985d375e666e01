package com.mdmc.crm.embeddedstore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a child JVM with kill -9 again and again while many write, and compares what is left with what was acknowledged.
 * {@code -Dstore.crash.rounds=200 -Dstore.crash.seed=…} for the whole campaign.
 */
@Tag("slow")
class CrashCampaignTest {

    private static final int ROUNDS = Integer.getInteger("store.crash.rounds", 4);
    private static final long SEED = Long.getLong("store.crash.seed", 1);
    private static final int WRITERS = 32;
    private static final String DATABASE = "crash";
    private static final String COLLECTION = "documents";

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final List<Writer> writers = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostOrDoubledAndEveryIndexAgrees() throws Exception {
        System.out.println("store.crash.seed=" + SEED);
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer(i, SEED));
        }
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(round);
            if (round % 20 == 19) {
                System.out.printf("%d kills, %,d acknowledged writes so far%n", round + 1, acknowledged());
            }
        }
        try (Victim last = victim();
                MongoClient client = client(last)) {
            check(client);
        }
        long acknowledged = acknowledged();
        System.out.printf("%d kills, %,d acknowledged writes%n", ROUNDS, acknowledged);
        // Each round waits for one; how many more there are is up to the machine.
        assertThat(acknowledged).isGreaterThanOrEqualTo(ROUNDS);
    }

    private long acknowledged() {
        return writers.stream()
                .mapToLong(writer -> writer.expectation().acknowledged())
                .sum();
    }

    private void awaitFirstWrite() throws InterruptedException {
        long before = acknowledged();
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (acknowledged() == before && System.nanoTime() < giveUp) {
            Thread.sleep(1);
        }
    }

    private void writeUntilKilled(int round) throws Exception {
        try (Victim victim = victim();
                MongoClient client = client(victim)) {
            MongoCollection<Document> collection = collection(client);
            if (round == 0) {
                IndexChanger.create(collection);
            }
            check(client);
            ExecutorService executor = Executors.newFixedThreadPool(WRITERS + 1);
            int active = 8 + random.nextInt(WRITERS - 7);
            writers.subList(0, active).forEach(writer -> executor.submit(() -> writer.run(collection)));
            executor.submit(() -> new IndexChanger(random.nextLong()).run(collection));
            awaitFirstWrite();
            Thread.sleep(random.nextInt(1_000));
            victim.kill();
            executor.shutdownNow();
            assertThat(executor.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        }
    }

    private Victim victim() throws Exception {
        return new Victim(directory, 1L << (16 + random.nextInt(6)));
    }

    private static MongoClient client(Victim victim) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(victim.connectionString()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.MINUTES))
                .build());
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase(DATABASE).getCollection(COLLECTION);
    }

    private void check(MongoClient client) {
        Map<Integer, Map<String, Document>> stored = new HashMap<>();
        collection(client)
                .find()
                .forEach(document -> stored.computeIfAbsent(document.getInteger("writer"), writer -> new HashMap<>())
                        .put(document.getString("_id"), document));
        for (Writer writer : writers) {
            writer.expectation().check(stored.getOrDefault(writer.number(), Map.of()));
        }
        if (!stored.isEmpty()) {
            Document answer = client.getDatabase(DATABASE).runCommand(new Document("validate", COLLECTION));
            assertThat(answer.getList("errors", String.class))
                    .as("disagreements of indexes")
                    .isEmpty();
        }
    }
}
