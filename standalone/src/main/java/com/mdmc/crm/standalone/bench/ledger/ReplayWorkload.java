package com.mdmc.crm.standalone.bench.ledger;

import com.mdmc.crm.kernel.eventstore.Commit;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.kernel.eventstore.RecordedEvent;
import com.mdmc.crm.kernel.eventstore.axon.AliasedJacksonSerializer;
import com.mdmc.crm.kernel.eventstore.axon.LedgerToken;
import com.mdmc.crm.kernel.eventstore.serialization.EventTypes;
import com.mdmc.crm.kernel.eventstore.serialization.Upcasters;
import com.mdmc.crm.standalone.bench.BenchStore;
import com.mdmc.crm.standalone.bench.Report;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** Events a second when a reader goes through the whole log and decodes every payload, and the size of its token. */
final class ReplayWorkload {

    private static final int BATCH = 100;
    private static final long STOCK_LIMIT_MILLIS = 15_000;

    private final Scale scale;
    private final Report report;

    ReplayWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    void run() {
        report.title("Tracking from the beginning: decoded events/s at batch " + BATCH);
        report.columns("log", "ledger", "ledger as a processor reads it", "stock, per event", "×");
        Map<Integer, Double> ours = new LinkedHashMap<>();
        String tokens = "";
        for (int size : scale.replaySizes()) {
            try (BenchStore store = scale.newStore()) {
                LedgerArm ledger = new LedgerArm(store.database("ledger"));
                StockArm stock = StockArm.perEvent(store.database("stock"));
                ledger.fill(size);
                stock.fill(size);
                ours.put(size, compare(size, ledger, stock));
                tokens = tokenSizes(size, stock);
            }
        }
        report.note("%n%s", tokens);
        double first = ours.values().iterator().next();
        ours.forEach((size, rate) -> report.promise(
                "rate at %,d events against the smallest log".formatted(size),
                rate / first,
                "×",
                rate >= 0.85 * first));
    }

    private double compare(int size, LedgerArm ledger, StockArm stock) {
        Map<String, Double> rates = scale.rounds()
                .medians(
                        List.of("ledger", "engine"),
                        arm -> arm.equals("ledger")
                                ? rate(ledger.storage().ledger())
                                : rate(ledger.engine(), size, Long.MAX_VALUE));
        double theirs = rate(stock.engine(BATCH), size, STOCK_LIMIT_MILLIS);
        double ours = rates.get("ledger");
        report.row(List.of(size, ours, rates.get("engine"), theirs, ours / theirs));
        return ours;
    }

    private static double rate(Ledger ledger) {
        long start = System.nanoTime();
        long events = 0;
        List<Commit> commits = ledger.commitsAfter(0, BATCH);
        while (!commits.isEmpty()) {
            for (Commit commit : commits) {
                commit.events().forEach(RecordedEvent::payload);
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

    private static String tokenSizes(int size, StockArm stock) {
        Serializer ours = AliasedJacksonSerializer.of(EventTypes.of(), Upcasters.none());
        int ourBytes = ours.serialize(LedgerToken.of(size, 0), byte[].class).getData().length;
        Object theirToken = stock.engine(BATCH)
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
