package com.mdmc.crm.benchmarks.store;

import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.benchmarks.harness.Rounds;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the embedded store: query shapes by size, loading, reopening, durable inserts; beside the stock backend. */
@Command(name = "store", description = "Measures the embedded store beside the stock H2 backend, in one run.")
public final class StoreBench implements Callable<Integer> {

    private static final List<Integer> WRITERS = List.of(1, 8, 32);
    private static final int ROUNDS = 3;
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final Report report = new Report(System.out);

    @Option(names = "--small", description = "Documents of the small store (default: ${DEFAULT-VALUE})")
    int small = 10_000;

    @Option(names = "--large", description = "Documents of the large store (default: ${DEFAULT-VALUE})")
    int large = 1_000_000;

    @Option(names = "--seconds", description = "Seconds per figure of inserts (default: ${DEFAULT-VALUE})")
    int seconds = 10;

    @Option(
            names = "--stock-load",
            description = "Load the large store into the stock backend too: 20 minutes and more")
    boolean stockLoad;

    @Option(
            names = "--stock-minutes",
            description = "Stop loading the stock backend after so many minutes (default: ${DEFAULT-VALUE})")
    int stockMinutes = 25;

    @Option(names = "--skip-inserts", description = "Leave out inserts per second")
    boolean skipInserts;

    @Option(names = "--skip-shapes", description = "Leave out loading, query shapes and reopening")
    boolean skipShapes;

    /** Something measured on an open store. */
    interface Measurement {
        void run(MongoCollection<Document> collection) throws Exception;
    }

    private record Arm(String name, Function<Path, StoreArm> opened) {}

    @Override
    public Integer call() throws Exception {
        if (!skipInserts) {
            inserts();
        }
        double seconds = skipShapes ? 0 : shapes();
        if (stockLoad) {
            stock(seconds);
        }
        return 0;
    }

    private void inserts() {
        List<Arm> arms = List.of(
                new Arm("embedded, durable", StoreArm::embedded),
                new Arm("stock H2, not durable", StoreArm::stock),
                new Arm("H2, commit and sync a write", StoreArm::commitAndSync));
        report.title("Single inserts acknowledged a second, median of " + ROUNDS + " rounds in turn");
        report.columns(
                "writers", arms.get(0).name(), arms.get(1).name(), arms.get(2).name(), "durable : not", ": synced");
        for (int writers : WRITERS) {
            List<Double> rates = new ArrayList<>(
                    new Rounds(ROUNDS).medians(arms, arm -> rate(arm, writers)).values());
            report.row(List.of(
                    writers,
                    rates.get(0),
                    rates.get(1),
                    rates.get(2),
                    rates.get(0) / rates.get(1),
                    rates.get(0) / rates.get(2)));
        }
    }

    private double rate(Arm arm, int writers) {
        double[] rate = new double[1];
        try {
            inDirectory(directory -> on(arm.opened().apply(directory), collection -> {
                rate[0] = new DurableInserts(collection, Duration.ofSeconds(seconds)).perSecond(writers);
            }));
        } catch (Exception e) {
            throw new IllegalStateException(arm.name(), e);
        }
        return rate[0];
    }

    /** Answers how many seconds it took to load the large store. */
    private double shapes() throws Exception {
        Map<String, Double> few = new LinkedHashMap<>();
        double[] loading = new double[1];
        report.title("Sizes");
        inDirectory(directory -> on(StoreArm.embedded(directory), collection -> {
            load("embedded", collection, small, NO_LIMIT);
            few.putAll(new StoreShapes(collection, small).measure());
        }));
        inDirectory(directory -> {
            on(StoreArm.embedded(directory), collection -> {
                loading[0] = load("embedded", collection, large, NO_LIMIT);
                compare(few, new StoreShapes(collection, large).measure());
            });
            report.note("The files of %,d documents take %,d MB.", large, size(directory) >> 20);
            reopen(directory);
        });
        return loading[0];
    }

    private void reopen(Path directory) throws Exception {
        long begun = System.nanoTime();
        on(StoreArm.embedded(directory), collection -> {
            collection.find(new Document("_id", StoreSample.id(1))).first();
            double seconds = seconds(begun);
            report.promise("reopening and the first answer within 5 s", seconds, " s", seconds <= 5);
        });
    }

    private void compare(Map<String, Double> few, Map<String, Double> many) {
        report.columns("milliseconds, median", "at " + small, "at " + large, "ratio");
        few.forEach((shape, time) -> report.row(List.of(shape, time, many.get(shape), many.get(shape) / time)));
        double worst = few.keySet().stream()
                .mapToDouble(shape -> many.get(shape) / few.get(shape))
                .max()
                .orElseThrow();
        report.promise("every shape within 3 times of its time in the small store", worst, " times", worst <= 3);
        // The first page has no bound to check its documents against; all others are alike.
        double pages = many.get(StoreShapes.FAR_PAGE) / many.get(StoreShapes.SECOND_PAGE);
        report.promise("page 2,000 as fast as page 2", pages, " times", pages <= 1.3);
    }

    private void stock(double ours) throws Exception {
        inDirectory(directory -> on(StoreArm.stock(directory), collection -> {
            double theirs = load("stock H2", collection, large, Duration.ofMinutes(stockMinutes));
            report.promise("stock H2's time at least 5 times ours", theirs / ours, " times", theirs >= 5 * ours);
        }));
    }

    private double load(String name, MongoCollection<Document> collection, int count, Duration longest) {
        StoreSample.index(collection);
        long begun = System.nanoTime();
        int loaded = StoreSample.load(collection, count, longest);
        double seconds = seconds(begun);
        String stopped = loaded < count ? String.format(" (stopped; %,d were asked for)", count) : "";
        report.note("Loading %,d documents into %s: %.1f s%s.", loaded, name, seconds, stopped);
        return seconds;
    }

    private static void on(StoreArm arm, Measurement measurement) throws Exception {
        try (arm;
                MongoClient client = MongoClients.create(arm.connectionString())) {
            measurement.run(client.getDatabase("bench").getCollection("leads"));
        }
    }

    private interface InDirectory {
        void run(Path directory) throws Exception;
    }

    private static void inDirectory(InDirectory action) throws Exception {
        Path directory = Files.createTempDirectory("store-bench");
        try {
            action.run(directory);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
