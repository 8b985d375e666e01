package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Rounds;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** How thoroughly to measure: for minutes, or for the published measurements. */
record Scale(
        int rounds,
        List<Integer> writers,
        List<String> arms,
        long jitMillis,
        long warmUpMillis,
        long measureMillis,
        List<Long> logSizes,
        List<Integer> replaySizes,
        int visibilitySeconds,
        Supplier<BenchStore> stores) {

    private static final List<Integer> WRITERS = List.of(1, 8, 32, 128);

    static Scale quick(Supplier<BenchStore> stores) {
        return new Scale(7, WRITERS, List.of(), 2_000, 50, 250, List.of(10_000L), List.of(20_000, 100_000), 5, stores);
    }

    static Scale full(Supplier<BenchStore> stores) {
        return new Scale(
                11,
                WRITERS,
                List.of(),
                5_000,
                100,
                500,
                List.of(10_000L, 1_000_000L),
                List.of(100_000, 1_000_000),
                20,
                stores);
    }

    /** The same with other rounds, writers or arms; null leaves them as they are. */
    Scale with(Integer otherRounds, List<Integer> otherWriters, List<String> otherArms) {
        return new Scale(
                otherRounds == null ? rounds : otherRounds,
                otherWriters == null ? writers : otherWriters,
                otherArms == null ? arms : otherArms,
                jitMillis,
                warmUpMillis,
                measureMillis,
                logSizes,
                replaySizes,
                visibilitySeconds,
                stores);
    }

    static Supplier<BenchStore> storesOn(String uri, Path directory) {
        return uri == null ? () -> BenchStore.embedded(directory) : () -> BenchStore.at(uri);
    }

    BenchStore newStore() {
        return stores.get();
    }

    Rounds inTurn() {
        return new Rounds(rounds);
    }

    /** Whether an arm is to be measured. */
    boolean includes(String arm) {
        return arms.isEmpty() || arms.contains(arm);
    }
}
