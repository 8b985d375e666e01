package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rates of the arms on logs of one size, and what was promised of them. */
final class AppendMeasurements {

    private final List<Arm> arms;
    private final Map<Integer, Map<Arm, Double>> byWriters;

    AppendMeasurements(List<Arm> arms, Map<Integer, Map<Arm, Double>> byWriters) {
        this.arms = arms;
        this.byWriters = byWriters;
    }

    void show(Report report, String title) {
        report.title(title);
        List<String> columns = new ArrayList<>(List.of("writers"));
        arms.forEach(arm -> columns.add(arm.name()));
        report.columns(columns.toArray(String[]::new));
        byWriters.forEach((writers, rates) -> {
            List<Object> row = new ArrayList<>(List.of(writers));
            arms.forEach(arm -> row.add(rates.get(arm)));
            report.row(row);
        });
        report.note("");
        if (arms.size() >= 4) {
            byWriters.forEach((writers, rates) -> promises(report, writers, rates));
        }
    }

    private void promises(Report report, int writers, Map<Arm, Double> rates) {
        double ours = rates.get(arms.get(0));
        double stock = Math.max(rates.get(arms.get(1)), rates.get(arms.get(2)));
        double raw = rates.get(arms.get(3));
        if (writers >= 32) {
            report.promise(writers + " writers, against the better stock engine", ours / stock, "×", ours >= 3 * stock);
            report.promise(writers + " writers, against raw insertOne", ours / raw, "×", ours >= 1.5 * raw);
        } else if (writers == 1) {
            report.promise("1 writer, raw insertOne is faster by", raw / ours, "×", raw <= 1.3 * ours);
        }
    }
}
