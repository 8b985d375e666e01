package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.ledger.axon.LedgerEventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Milliseconds to load an aggregate, with and without a snapshot; the snapshot stands as far back as one does on average. */
final class LoadWorkload {

    private static final int[] SIZES = {10, 1_000, 10_000};
    private static final int SINCE_SNAPSHOT = 16;
    private static final int LOADS_A_ROUND = 50;

    private final Scale scale;
    private final Report report;

    LoadWorkload(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    /** An aggregate in one of the stores. */
    private record Case(String engine, int events, boolean snapshot, EventStore store, String id) {}

    void run() {
        try (BenchStore store = scale.newStore()) {
            LedgerArm ours = new LedgerArm(store.database("ledger"));
            StockArm stock = StockArm.perEvent(store.database("stock"));
            ours.fill(scale.logSizes().get(0));
            stock.fill(scale.logSizes().get(0));
            List<Case> cases = new ArrayList<>();
            EventStore ledger = LedgerEventStore.builder().engine(ours.engine()).build();
            EventStore embedded =
                    EmbeddedEventStore.builder().storageEngine(stock.engine()).build();
            for (int size : SIZES) {
                for (boolean snapshot : size < 2 * SINCE_SNAPSHOT ? List.of(false) : List.of(false, true)) {
                    cases.add(ours(ours, ledger, size, snapshot));
                    cases.add(stock(stock, embedded, size, snapshot));
                }
            }
            cases.forEach(LoadWorkload::millisOf);
            show(scale.inTurn().medians(cases, LoadWorkload::millisOf));
        }
    }

    private static Case ours(LedgerArm arm, EventStore store, int size, boolean snapshot) {
        String id = "load-%d-%b".formatted(size, snapshot);
        for (int i = 0; i < size; i++) {
            arm.engine().append(List.of(BenchMessages.event(id, i)));
        }
        if (snapshot) {
            arm.engine().storeSnapshot(BenchMessages.snapshot(id, size - SINCE_SNAPSHOT - 1));
        }
        return new Case("ledger", size, snapshot, store, id);
    }

    private static Case stock(StockArm arm, EventStore store, int size, boolean snapshot) {
        String id = "load-%d-%b".formatted(size, snapshot);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(BenchMessages.event(id, i));
        }
        arm.append(events);
        if (snapshot) {
            arm.engine().storeSnapshot(BenchMessages.snapshot(id, size - SINCE_SNAPSHOT - 1));
        }
        return new Case("stock", size, snapshot, store, id);
    }

    private static double millisOf(Case one) {
        int loads = one.snapshot() ? LOADS_A_ROUND : Math.max(1, 10 * LOADS_A_ROUND / one.events());
        long start = System.nanoTime();
        for (int i = 0; i < loads; i++) {
            DomainEventStream events = one.store().readEvents(one.id());
            while (events.hasNext()) {
                events.next().getPayload();
            }
        }
        return (System.nanoTime() - start) / 1e6 / loads;
    }

    private void show(Map<Case, Double> millis) {
        report.title("Load of an aggregate: milliseconds");
        report.columns("engine", "events", "snapshot", "ms");
        millis.forEach((one, ms) -> report.row(List.of(one.engine(), one.events(), one.snapshot(), ms)));
        double small = median(millis, 10, false);
        double large = median(millis, 10_000, true);
        report.note("");
        report.promise("10,000 events with snapshot, against 10 events", large / small, "×", large <= 1.5 * small);
    }

    private static double median(Map<Case, Double> millis, int events, boolean snapshot) {
        return millis.entrySet().stream()
                .filter(entry -> entry.getKey().engine().equals("ledger"))
                .filter(entry ->
                        entry.getKey().events() == events && entry.getKey().snapshot() == snapshot)
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
