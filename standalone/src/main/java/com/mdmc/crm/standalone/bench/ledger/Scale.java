package com.mdmc.crm.standalone.bench.ledger;

import com.mdmc.crm.standalone.bench.BenchStore;
import com.mdmc.crm.standalone.bench.Rounds;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** How thoroughly to measure: minutes or the figures that are published. */
record Scale(
        Rounds rounds,
        long jitMillis,
        long warmUpMillis,
        long measureMillis,
        List<Long> logSizes,
        List<Integer> replaySizes,
        int visibilitySeconds,
        Supplier<BenchStore> stores) {

    static Scale quick(Supplier<BenchStore> stores) {
        return new Scale(new Rounds(7), 1_500, 50, 250, List.of(10_000L), List.of(20_000, 100_000), 5, stores);
    }

    static Scale full(Supplier<BenchStore> stores) {
        return new Scale(
                new Rounds(25), 5_000, 100, 500, List.of(10_000L, 1_000_000L), List.of(100_000, 1_000_000), 30, stores);
    }

    static Supplier<BenchStore> storesOn(String uri, Path directory) {
        return uri == null ? () -> BenchStore.embedded(directory) : () -> BenchStore.at(uri);
    }

    BenchStore newStore() {
        return stores.get();
    }
}
