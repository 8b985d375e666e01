package com.mdmc.crm.standalone.bench.ledger;

import com.mdmc.crm.standalone.bench.BenchStore;
import com.mdmc.crm.standalone.bench.Report;
import com.mdmc.crm.standalone.bench.Writers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commits a second, for every arm, by writers, events a commit and size of the log. */
final class AppendWorkload {

    private static final int[] WRITERS = {1, 8, 32, 128};

    private final Scale scale;
    private final Report report;

    AppendWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    void run() {
        Map<Long, Map<Integer, Double>> ours = new LinkedHashMap<>();
        for (long size : scale.logSizes()) {
            try (BenchStore store = scale.newStore()) {
                List<Arm> arms = arms(store);
                arms.forEach(arm -> arm.fill(size));
                arms.forEach(this::warmUp);
                ours.put(size, measure(arms, size, 1));
                measure(arms, size, 3);
            }
        }
        compareSizes(ours);
    }

    private void warmUp(Arm arm) {
        Writers.rate(8, 0, scale.jitMillis(), writer -> arm.append(writer, 2));
    }

    private static List<Arm> arms(BenchStore store) {
        return List.of(
                new LedgerArm(store.database("ledger")),
                StockArm.perEvent(store.database("stock_event")),
                StockArm.perCommit(store.database("stock_commit")),
                new RawArm(store.database("raw"), 1),
                new RawArm(store.database("raw_many"), 32),
                new CrudArm(store.database("crud")));
    }

    private Map<Integer, Double> measure(List<Arm> arms, long size, int events) {
        report.title("Append: commits/s, %d event(s) a commit, log of %,d events".formatted(events, size));
        List<String> columns = new ArrayList<>(List.of("writers"));
        arms.forEach(arm -> columns.add(arm.name()));
        report.columns(columns.toArray(String[]::new));
        Map<Integer, Map<Arm, Double>> all = new LinkedHashMap<>();
        for (int writers : WRITERS) {
            Map<Arm, Double> rates = scale.rounds()
                    .medians(
                            arms,
                            arm -> Writers.rate(
                                    writers, scale.warmUpMillis(), scale.measureMillis(), w -> arm.append(w, events)));
            List<Object> row = new ArrayList<>(List.of(writers));
            row.addAll(rates.values());
            report.row(row);
            all.put(writers, rates);
        }
        promises(arms, all);
        Map<Integer, Double> ours = new LinkedHashMap<>();
        all.forEach((writers, rates) -> ours.put(writers, rates.get(arms.get(0))));
        return ours;
    }

    private void promises(List<Arm> arms, Map<Integer, Map<Arm, Double>> all) {
        report.note("");
        all.forEach((writers, rates) -> {
            double ours = rates.get(arms.get(0));
            double stock = Math.max(rates.get(arms.get(1)), rates.get(arms.get(2)));
            double raw = rates.get(arms.get(3));
            if (writers >= 32) {
                report.promise(
                        writers + " writers, against the better stock engine", ours / stock, "×", ours >= 3 * stock);
                report.promise(writers + " writers, against raw insertOne", ours / raw, "×", ours >= 1.5 * raw);
            } else if (writers == 1) {
                report.promise("1 writer, raw insertOne is faster by", raw / ours, "×", raw <= 1.3 * ours);
            }
        });
    }

    private void compareSizes(Map<Long, Map<Integer, Double>> ours) {
        List<Long> sizes = List.copyOf(ours.keySet());
        Map<Integer, Double> small = ours.get(sizes.get(0));
        Map<Integer, Double> large = ours.get(sizes.get(sizes.size() - 1));
        report.title("Append: log of %,d against %,d events".formatted(sizes.get(sizes.size() - 1), sizes.get(0)));
        small.forEach((writers, rate) ->
                report.promise(writers + " writers", large.get(writers) / rate, "×", large.get(writers) >= 0.9 * rate));
        report.note("Geometric mean: %.2f", geometricMean(small, large));
    }

    private static double geometricMean(Map<Integer, Double> small, Map<Integer, Double> large) {
        return Math.exp(small.keySet().stream()
                .mapToDouble(writers -> Math.log(large.get(writers) / small.get(writers)))
                .average()
                .orElseThrow());
    }
}
