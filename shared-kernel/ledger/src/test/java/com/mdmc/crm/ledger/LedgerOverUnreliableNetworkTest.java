package com.mdmc.crm.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.ledger.append.StreamConflictException;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The real driver and real threads: what was acknowledged is there once, whatever the connections did. */
class LedgerOverUnreliableNetworkTest {

    private static final int WRITERS = 8;
    private static final int COMMITS = Integer.getInteger("ledger.commits", 25);
    private static final int AGGREGATES = 12;

    private final long seed = Long.getLong("ledger.seed", 1);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @Test
    void nothingAcknowledgedIsLostOrDoubled() throws Exception {
        try (MemoryMongo mongo = new MemoryMongo();
                UnreliableNetwork network = new UnreliableNetwork(mongo.port(), seed);
                MongoClient first = network.connect();
                MongoClient second = network.connect()) {
            List<Ledger> processes = List.of(storage(first), storage(second));
            network.setTrouble(0.03);
            writeFrom(processes);
            network.setTrouble(0);

            inspect(processes.get(0));
        }
    }

    private void writeFrom(List<Ledger> processes) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "w" + i;
            Ledger process = processes.get(i % processes.size());
            writers.add(() -> write(name, process, new Random(seed + name.hashCode())));
        }
        for (Future<Void> done : pool.invokeAll(writers)) {
            done.get();
        }
        pool.shutdown();
    }

    private Void write(String name, Ledger process, Random random) {
        for (int i = 0; i < COMMITS; i++) {
            String commitId = name + "-" + i;
            try {
                process.append(commit(commitId, process, random));
                acknowledged.add(commitId);
            } catch (StreamConflictException e) {
                refused.add(commitId);
            }
        }
        return null;
    }

    private NewCommit commit(String commitId, Ledger process, Random random) {
        if (random.nextInt(10) == 0) {
            return new NewCommit(commitId, List.of(event(commitId, null)));
        }
        String aggregateId = "a" + random.nextInt(AGGREGATES);
        long next = nextSequence(aggregateId, process);
        return new NewCommit(
                commitId,
                List.of(
                        event(commitId, new StreamPosition("Thing", aggregateId, next)),
                        event(commitId, new StreamPosition("Thing", aggregateId, next + 1))));
    }

    private static long nextSequence(String aggregateId, Ledger process) {
        while (true) {
            try {
                long next = 0;
                for (var events = process.eventsOf(aggregateId, 0); events.hasNext(); events.next()) {
                    next++;
                }
                return next;
            } catch (MongoException e) {
                // reads may fail; a reader tries again
            }
        }
    }

    private static NewEvent event(String commitId, StreamPosition at) {
        return new NewEvent(commitId, Instant.EPOCH, at, commitId, "Thing", "1", "{}", Map.of());
    }

    private void inspect(Ledger ledger) {
        List<Commit> commits = ledger.commitsAfter(0, 100_000);
        List<String> recorded = commits.stream().map(Commit::commitId).toList();
        String replay = "-Dledger.seed=%d".formatted(seed);
        assertThat(recorded)
                .as(replay)
                .doesNotHaveDuplicates()
                .containsAll(acknowledged)
                .doesNotContainAnyElementsOf(refused);
        assertThat(recorded).as(replay).hasSameSizeAs(acknowledged);
        assertThat(commits)
                .as(replay)
                .extracting(Commit::position)
                .isSorted()
                .last()
                .isEqualTo((long) commits.size());
        assertThat(sequences(commits))
                .as(replay)
                .allSatisfy((aggregate, sequences) -> assertThat(sequences)
                        .containsExactlyElementsOf(
                                LongStream.range(0, sequences.size()).boxed().toList()));
    }

    private static Map<String, List<Long>> sequences(List<Commit> commits) {
        return commits.stream()
                .flatMap(commit -> commit.events().stream())
                .flatMap(event -> event.stream().stream())
                .collect(Collectors.groupingBy(
                        StreamPosition::aggregateId,
                        Collectors.mapping(StreamPosition::sequence, Collectors.toList())));
    }

    private static Ledger storage(MongoClient client) {
        return Ledger.in(client.getDatabase("crm"))
                .types(EventTypes.of())
                .patience(Duration.ofMinutes(2))
                .build();
    }
}
