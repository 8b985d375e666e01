package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.benchmarks.harness.Rounds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.AliasedJacksonSerializer;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Events a second when a reader goes through the whole log and decodes every payload, and the size of its token. Stock
 * is too slow to go through all of it: its rate is that of the first seconds.
 */
final class ReplayWorkload {

    private static final int BATCH = 100;
    private static final int MOST_ROUNDS = 5;
    private static final long OURS_LIMIT_MILLIS = 3_600_000;
    private static final long STOCK_LIMIT_MILLIS = 20_000;

    private final Scale scale;
    private final Report report;

    ReplayWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    /** One log in both engines. */
    private record Log(int size, LedgerArm ledger, StockArm stock) {

        static Log filled(BenchStore store, int size) {
            Log log = new Log(
                    size,
                    new LedgerArm(store.database("ledger_" + size)),
                    StockArm.perEvent(store.database("stock_" + size)));
            log.ledger.fill(size);
            log.stock.fill(size);
            return log;
        }
    }

    /** One way through a log. */
    private record Way(Log log, boolean asProcessor) {

        double rate() {
            return asProcessor
                    ? ReplayWorkload.rate(log.ledger.engine(), log.size, OURS_LIMIT_MILLIS)
                    : ReplayWorkload.rate(log.ledger.storage());
        }
    }

    void run() {
        try (BenchStore store = scale.newStore()) {
            List<Log> logs = scale.replaySizes().stream()
                    .map(size -> Log.filled(store, size))
                    .toList();
            List<Way> ways = logs.stream()
                    .flatMap(log -> Stream.of(new Way(log, false), new Way(log, true)))
                    .toList();
            ways.forEach(Way::rate);
            Map<Way, Double> ours = new Rounds(Math.min(MOST_ROUNDS, scale.rounds())).medians(ways, Way::rate);
            show(logs, ours);
        }
    }

    private void show(List<Log> logs, Map<Way, Double> ours) {
        report.title("Tracking from the beginning: decoded events/s at batch " + BATCH);
        report.columns("log", "ledger", "ledger as a processor reads it", "stock, per event", "×");
        for (Log log : logs) {
            double theirs = rate(log.stock.engine(BATCH), log.size, STOCK_LIMIT_MILLIS);
            double rate = ours.get(new Way(log, false));
            report.row(List.of(log.size, rate, ours.get(new Way(log, true)), theirs, rate / theirs));
        }
        report.note("%n%s", tokenSizes(logs.get(0)));
        double first = ours.get(new Way(logs.get(0), false));
        for (Log log : logs) {
            double rate = ours.get(new Way(log, false));
            report.promise(
                    "rate at %,d events against the smallest log".formatted(log.size),
                    rate / first,
                    "×",
                    rate >= 0.85 * first);
        }
    }

    private static double rate(Ledger ledger) {
        long start = System.nanoTime();
        long events = 0;
        List<Commit> commits = ledger.commitsAfter(0, BATCH);
        while (!commits.isEmpty()) {
            for (Commit commit : commits) {
                commit.events().forEach(StoredEvent::payload);
                events += commit.events().size();
            }
            commits = ledger.commitsAfter(commits.get(commits.size() - 1).position(), BATCH);
        }
        return events * 1e9 / (System.nanoTime() - start);
    }

    private static double rate(EventStorageEngine engine, int size, long limitMillis) {
        long start = System.nanoTime();
        long events = 0;
        Iterator<? extends TrackedEventMessage<?>> all =
                engine.readEvents(null, false).iterator();
        while (events < size && all.hasNext() && System.nanoTime() - start < limitMillis * 1_000_000) {
            all.next().getPayload();
            events++;
        }
        return events * 1e9 / (System.nanoTime() - start);
    }

    private static String tokenSizes(Log log) {
        Serializer ours = AliasedJacksonSerializer.of(EventTypes.of(), Upcasters.none());
        int ourBytes = ours.serialize(LedgerToken.of(log.size, 0), byte[].class).getData().length;
        Object theirToken = log.stock
                .engine(BATCH)
                .readEvents(null, false)
                .limit(600)
                .reduce((first, second) -> second)
                .orElseThrow()
                .trackingToken();
        int theirBytes = JacksonSerializer.defaultSerializer()
                .serialize(theirToken, byte[].class)
                .getData()
                .length;
        return "Token: ours %d bytes at any place, stock %,d bytes after 600 events at 500 a second."
                .formatted(ourBytes, theirBytes);
    }
}
