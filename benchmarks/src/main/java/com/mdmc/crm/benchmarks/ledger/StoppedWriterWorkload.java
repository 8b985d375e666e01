package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Two processes append while one of them is stopped in the middle of it and resumed, again and again: what the other
 * does meanwhile, and whether all that was acknowledged is there once, in a dense log of dense streams.
 */
final class StoppedWriterWorkload {

    private static final int THREADS = 8;
    private static final int STOPS = 5;
    private static final long STOPPED_MILLIS = 1_000;
    private static final long BETWEEN_MILLIS = 700;
    private static final int BATCH = 1_000;

    private final Scale scale;
    private final Report report;

    StoppedWriterWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    void run() {
        try (BenchStore store = scale.newStore()) {
            MongoDatabase database = store.database(WriterProcess.DATABASE);
            long millis = STOPS * (STOPPED_MILLIS + BETWEEN_MILLIS) + BETWEEN_MILLIS;
            WriterProcess stopped = WriterProcess.start(store.uri(), THREADS, millis, acknowledgements());
            WriterProcess other = WriterProcess.start(store.uri(), THREADS, millis, acknowledgements());
            Ledger ledger = LedgerArm.storage(database);
            stopped.go();
            other.go();
            double meanwhile = stopAndResume(stopped, ledger);
            stopped.rate();
            other.rate();
            show(meanwhile, check(ledger, stopped, other), stopped, other);
        }
    }

    /** Commits a second of the other process alone. */
    private static double stopAndResume(WriterProcess process, Ledger ledger) {
        LockSupport.parkNanos(LedgerWriter.WARM_UP_MILLIS * 1_000_000);
        double rates = 0;
        for (int i = 0; i < STOPS; i++) {
            LockSupport.parkNanos(BETWEEN_MILLIS * 1_000_000);
            process.signal("STOP");
            long before = ledger.head();
            long start = System.nanoTime();
            LockSupport.parkNanos(STOPPED_MILLIS * 1_000_000);
            rates += (ledger.head() - before) * 1e9 / (System.nanoTime() - start);
            process.signal("CONT");
        }
        return rates / STOPS;
    }

    /** What is wrong with the log; nothing, if it kept its promises. */
    private static String check(Ledger ledger, WriterProcess... writers) {
        Set<String> recorded = new HashSet<>();
        Map<String, Long> sequences = new HashMap<>();
        long position = 0;
        for (List<Commit> read = ledger.commitsAfter(0, BATCH); !read.isEmpty(); ) {
            for (Commit commit : read) {
                if (commit.position() != ++position) {
                    return "position %d after %d".formatted(commit.position(), position - 1);
                }
                for (StoredEvent event : commit.events()) {
                    long sequence = event.stream().orElseThrow().sequence();
                    Long last = sequences.put(event.stream().orElseThrow().aggregateId(), sequence);
                    if (!recorded.add(event.eventId()) || sequence != (last == null ? 0 : last + 1)) {
                        return "event %s at sequence %d".formatted(event.eventId(), sequence);
                    }
                }
            }
            read = ledger.commitsAfter(position, BATCH);
        }
        for (WriterProcess writer : writers) {
            for (String acknowledged : writer.acknowledged()) {
                if (!recorded.contains(acknowledged)) {
                    return "%s was acknowledged and is not there".formatted(acknowledged);
                }
            }
        }
        return "";
    }

    private void show(double meanwhile, String violation, WriterProcess stopped, WriterProcess other) {
        report.title("Two writer processes, one stopped (SIGSTOP) for %,d ms and resumed, %d times"
                .formatted(STOPPED_MILLIS, STOPS));
        report.note("Commits/s of the other while one stands still: %,.0f", meanwhile);
        int acknowledged = stopped.acknowledged().size() + other.acknowledged().size();
        report.promise(
                "acknowledged, of which each is there once, in dense order"
                        + (violation.isEmpty() ? "" : ": " + violation),
                acknowledged,
                " commits",
                violation.isEmpty() && acknowledged > 0);
    }

    private static Path acknowledgements() {
        try {
            Path file = Files.createTempFile("crm-bench-acknowledged", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
