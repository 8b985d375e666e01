package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.benchmarks.harness.Writers;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Commits a second, for every arm and size of the log in turn, by writers and events a commit. */
final class AppendWorkload {

    private static final Map<String, Function<MongoDatabase, Arm>> ARMS = new LinkedHashMap<>();

    static {
        ARMS.put("ledger", LedgerArm::new);
        ARMS.put("stock-event", StockArm::perEvent);
        ARMS.put("stock-commit", StockArm::perCommit);
        ARMS.put("raw", database -> new RawArm(database, 1));
        ARMS.put("raw-many", database -> new RawArm(database, 32));
        ARMS.put("crud", CrudArm::new);
    }

    private final Scale scale;
    private final Report report;

    AppendWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    void run() {
        try (BenchStore store = scale.newStore()) {
            Map<Long, List<Arm>> bySize = new LinkedHashMap<>();
            scale.logSizes().forEach(size -> bySize.put(size, arms(store, size)));
            bySize.values().forEach(arms -> arms.forEach(this::warmUp));
            for (int events : new int[] {1, 3}) {
                measure(bySize, events);
            }
        }
    }

    private List<Arm> arms(BenchStore store, long size) {
        List<Arm> arms = new ArrayList<>();
        ARMS.forEach((name, make) -> {
            if (scale.includes(name)) {
                Arm arm = make.apply(store.database(name.replace('-', '_') + "_" + size));
                arm.fill(size);
                arms.add(arm);
            }
        });
        return arms;
    }

    private void warmUp(Arm arm) {
        Writers.rate(8, 0, scale.jitMillis(), writer -> arm.append(writer, 2));
    }

    private void measure(Map<Long, List<Arm>> bySize, int events) {
        List<Arm> all = bySize.values().stream().flatMap(List::stream).toList();
        Map<Integer, Map<Arm, Double>> byWriters = new LinkedHashMap<>();
        for (int writers : scale.writers()) {
            byWriters.put(
                    writers,
                    scale.inTurn()
                            .medians(
                                    all,
                                    arm -> Writers.rate(
                                            writers,
                                            scale.warmUpMillis(),
                                            scale.measureMillis(),
                                            writer -> arm.append(writer, events))));
        }
        bySize.forEach((size, arms) -> new AppendMeasurements(arms, byWriters)
                .show(report, "Append: commits/s, %d event(s) a commit, log of %,d".formatted(events, size)));
        compareSizes(bySize, byWriters);
    }

    private void compareSizes(Map<Long, List<Arm>> bySize, Map<Integer, Map<Arm, Double>> byWriters) {
        List<Long> sizes = List.copyOf(bySize.keySet());
        long largest = sizes.get(sizes.size() - 1);
        if (sizes.size() > 1 && scale.includes("ledger")) {
            Arm small = bySize.get(sizes.get(0)).get(0);
            Arm large = bySize.get(largest).get(0);
            byWriters.forEach((writers, rates) -> report.promise(
                    "%d writers, log of %,d against %,d".formatted(writers, largest, sizes.get(0)),
                    rates.get(large) / rates.get(small),
                    "×",
                    rates.get(large) >= 0.9 * rates.get(small)));
            report.note("Geometric mean: %.2f", geometricMean(small, large, byWriters));
        }
    }

    private static double geometricMean(Arm small, Arm large, Map<Integer, Map<Arm, Double>> byWriters) {
        return Math.exp(byWriters.values().stream()
                .mapToDouble(rates -> Math.log(rates.get(large) / rates.get(small)))
                .average()
                .orElseThrow());
    }
}
