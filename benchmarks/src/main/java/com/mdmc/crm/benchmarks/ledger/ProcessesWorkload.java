package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import java.util.ArrayList;
import java.util.List;

/** Several processes append to one ledger: together, and how evenly. */
final class ProcessesWorkload {

    private static final int THREADS = 8;

    private final Scale scale;
    private final Report report;

    ProcessesWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    void run() {
        report.title("Writer processes on one ledger: commits/s, %d threads each".formatted(THREADS));
        report.columns("processes", "together", "slowest", "fastest", "slowest ÷ fastest");
        for (int processes : new int[] {1, 2, 4}) {
            try (BenchStore store = scale.newStore()) {
                List<Double> rates = rates(store, processes);
                double slowest = rates.stream().min(Double::compare).orElseThrow();
                double fastest = rates.stream().max(Double::compare).orElseThrow();
                double together = rates.stream().mapToDouble(rate -> rate).sum();
                report.row(List.of(processes, together, slowest, fastest, slowest / fastest));
            }
        }
    }

    private List<Double> rates(BenchStore store, int processes) {
        store.database(WriterProcess.DATABASE);
        long millis = scale.measureMillis() * 10;
        List<WriterProcess> running = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            running.add(WriterProcess.start(store.uri(), THREADS, millis, null));
        }
        running.forEach(WriterProcess::go);
        return running.stream().map(WriterProcess::rate).toList();
    }
}
