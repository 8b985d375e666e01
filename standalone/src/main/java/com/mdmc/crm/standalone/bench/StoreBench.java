package com.mdmc.crm.standalone.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
@Command(
        name = "store",
        description = "Measures the embedded store beside the stock H2 backend, in one run.",
        mixinStandardHelpOptions = true)
public final class StoreBench implements Callable<Integer> {

    private static final List<Integer> WRITERS = List.of(1, 8, 32);

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

    @Option(names = "--skip-inserts", description = "Leave out inserts per second")
    boolean skipInserts;

    /** Something measured on an open store. */
    interface Measurement {
        void run(MongoCollection<Document> collection) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        if (!skipInserts) {
            inserts("embedded, durable", StoreArm::embedded);
            inserts("stock H2, not durable", StoreArm::stock);
            inserts("H2, commit and sync a write", StoreArm::commitAndSync);
        }
        shapes();
        if (stockLoad) {
            inDirectory(directory -> on(StoreArm.stock(directory), collection -> load("stock H2", collection, large)));
        }
        return 0;
    }

    private void inserts(String name, Function<Path, StoreArm> arm) throws Exception {
        for (int writers : WRITERS) {
            inDirectory(directory -> on(arm.apply(directory), collection -> {
                double rate = new DurableInserts(collection, Duration.ofSeconds(seconds)).perSecond(writers);
                System.out.printf("inserts/s, %2d writers, %-28s %,8.0f%n", writers, name, rate);
            }));
        }
    }

    private void shapes() throws Exception {
        Map<String, Double> few = new LinkedHashMap<>();
        inDirectory(directory -> on(StoreArm.embedded(directory), collection -> {
            load("embedded", collection, small);
            few.putAll(new StoreShapes(collection, small).measure());
        }));
        inDirectory(directory -> {
            on(StoreArm.embedded(directory), collection -> {
                load("embedded", collection, large);
                compare(few, new StoreShapes(collection, large).measure());
            });
            System.out.printf("file size %,d bytes%n", size(directory));
            long begun = System.nanoTime();
            on(StoreArm.embedded(directory), collection -> {
                collection.find(new Document("_id", StoreSample.id(1))).first();
                System.out.printf("reopening %,d documents: %.1f s%n", large, seconds(begun));
            });
        });
    }

    private void compare(Map<String, Double> few, Map<String, Double> many) {
        System.out.printf("%-28s %,12d %,12d%n", "milliseconds (median)", small, large);
        few.forEach((shape, time) -> System.out.printf(
                "%-28s %12.2f %12.2f  x%.1f%n", shape, time, many.get(shape), many.get(shape) / time));
    }

    private static void load(String name, MongoCollection<Document> collection, int count) {
        StoreSample.index(collection);
        long begun = System.nanoTime();
        StoreSample.load(collection, count);
        System.out.printf("loading %,d documents, %s: %.1f s%n", count, name, seconds(begun));
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
