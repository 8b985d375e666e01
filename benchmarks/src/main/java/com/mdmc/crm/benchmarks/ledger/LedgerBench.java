package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm bench ledger}. */
@Command(
        name = "ledger",
        description = "The ledger beside stock axon-mongo, the bare driver and CRUD with audit.",
        subcommands = LedgerWriter.class)
public final class LedgerBench implements Callable<Integer> {

    /** What can be measured. */
    enum Workload {
        APPEND,
        LOAD,
        REPLAY,
        VISIBILITY,
        PROCESSES
    }

    @Option(names = "--full", description = "Logs of 1 M events, longer rounds: the published figures (an hour).")
    private boolean full;

    @Option(names = "--only", split = ",", description = "Workloads to run: ${COMPLETION-CANDIDATES}.")
    private Set<Workload> only = EnumSet.allOf(Workload.class);

    @Option(names = "--rounds", description = "How often each figure is taken before its median counts.")
    private Integer rounds;

    @Option(names = "--writers", split = ",", description = "Numbers of writers to append with.")
    private List<Integer> writers;

    @Option(
            names = "--arms",
            split = ",",
            description = "Arms to append with: ledger, stock-event, stock-commit, raw, raw-many, crud.")
    private List<String> arms;

    @Option(names = "--uri", description = "A MongoDB to measure on instead of a fresh embedded store.")
    private String uri;

    @Option(names = "--directory", description = "Where the embedded store is created (target of the flushes).")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        Supplier<BenchStore> stores = Scale.storesOn(uri, directory);
        Scale scale = (full ? Scale.full(stores) : Scale.quick(stores)).with(rounds, writers, arms);
        Report report = new Report(System.out);
        if (only.contains(Workload.APPEND)) {
            new AppendWorkload(scale, report).run();
        }
        if (only.contains(Workload.LOAD)) {
            new LoadWorkload(scale, report).run();
        }
        if (only.contains(Workload.REPLAY)) {
            new ReplayWorkload(scale, report).run();
        }
        if (only.contains(Workload.VISIBILITY)) {
            new VisibilityWorkload(scale, report).run();
        }
        if (only.contains(Workload.PROCESSES)) {
            new ProcessesWorkload(scale, report).run();
            new StoppedWriterWorkload(scale, report).run();
        }
        return 0;
    }
}
