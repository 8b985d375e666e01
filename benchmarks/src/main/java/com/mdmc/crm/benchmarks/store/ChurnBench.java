package com.mdmc.crm.benchmarks.store;

import com.mdmc.crm.benchmarks.harness.Report;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how large the embedded store's directory gets while its documents are written over again and again: the
 * yearly churn of a busy installation by default, without a restart.
 */
@Command(
        name = "churn",
        description =
                "Writes over the embedded store's documents, and measures how large its directory gets meanwhile.")
public final class ChurnBench implements Callable<Integer> {

    private static final double MOST = 3;
    private static final int ROWS = 20;

    private final Report report = new Report(System.out);

    @Option(names = "--documents", description = "Documents in the store (default: ${DEFAULT-VALUE})")
    int documents = 200_000;

    @Option(names = "--writes", description = "Writes over them (default: ${DEFAULT-VALUE})")
    int writes = 10_000_000;

    @Option(names = "--seed", description = "Seed of what is written (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(names = "--directory", description = "Where to make the store (default: the system's temporary files)")
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory(parent, "store-churn");
        Path live = directory.resolve("live");
        Path store = Files.createDirectory(directory.resolve("store"));
        try (StoreArm arm = StoreArm.embedded(store);
                MongoClient client = MongoClients.create(arm.connectionString());
                DirectorySize size = new DirectorySize(store)) {
            ChurningDocuments churned = new ChurningDocuments(collection(client), documents, seed);
            churned.load();
            write(churned, size);
            client.getDatabase("admin").runCommand(new Document("copyStore", 1).append("to", live.toString()));
            long wrong = churned.countWrong();
            tell(size, DirectorySize.of(live), wrong);
            return wrong == 0 ? 0 : 1;
        } finally {
            delete(directory);
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        MongoCollection<Document> collection = client.getDatabase("bench").getCollection("leads");
        StoreSample.index(collection);
        return collection;
    }

    private void write(ChurningDocuments churned, DirectorySize size) {
        report.title(String.format("%,d writes over %,d documents, seed %d", writes, documents, seed));
        report.columns("writes", "seconds", "directory, MB", "largest so far, MB");
        long begun = System.nanoTime();
        for (int row = 1; row <= ROWS; row++) {
            long until = (long) writes * row / ROWS;
            churned.writeUntil(until);
            report.row(List.of(until, (System.nanoTime() - begun) / 1e9, size.megabytes(), size.largest() / 1e6));
        }
    }

    private void tell(DirectorySize size, long live, long wrong) {
        report.note("Live data, as the store writes it without waste: %.1f MB.", live / 1e6);
        double atEnd = (double) size.now() / live;
        double largest = (double) size.largest() / live;
        report.promise("directory at the end within 3 times its live data", atEnd, " times", atEnd <= MOST);
        report.promise("directory at its largest within 3 times its live data", largest, " times", largest <= MOST);
        report.promise("documents that are not as last written", wrong, "", wrong == 0);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
