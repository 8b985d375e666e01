package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** One schedule: some processes, some readers, one store, one seed. */
public final class LedgerSimulation {

    private final Schedule schedule;
    private final SimulatedStore store;
    private final CommitDecoder decoder;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<SimulatedReader> readers = new ArrayList<>();
    private int running;

    private LedgerSimulation(long seed) {
        this.schedule = new Schedule(seed);
        double[] troubles = {0, 0.02, 0.1, 0.3};
        this.store = new SimulatedStore(schedule, troubles[schedule.random().nextInt(troubles.length)]);
        this.decoder = new CommitDecoder(new EventCodec(EventTypes.of(), Upcasters.none()));
    }

    /** Runs the schedule of a seed; answers what the ledger promised and did not keep. */
    public static List<String> run(long seed, BiFunction<CommitLog, CommitDecoder, SimulatedReader> newReader) {
        LedgerSimulation simulation = new LedgerSimulation(seed);
        try {
            return simulation.run(newReader);
        } catch (InterruptedException | RuntimeException e) {
            return List.of("the schedule failed: " + e);
        }
    }

    private List<String> run(BiFunction<CommitLog, CommitDecoder, SimulatedReader> newReader)
            throws InterruptedException {
        List<Runnable> tasks = new ArrayList<>();
        int processes = 1 + schedule.random().nextInt(4);
        int aggregates = 1 + schedule.random().nextInt(4);
        running = processes;
        for (int i = 0; i < processes; i++) {
            SimulatedProcess process = new SimulatedProcess("p" + i, schedule, store, decoder, aggregates, attempts);
            tasks.add(() -> {
                try {
                    process.run();
                } finally {
                    running--;
                }
            });
        }
        SimulatedReader reader = newReader.apply(store, decoder);
        readers.add(reader);
        tasks.add(() -> {
            while (running > 0) {
                schedule.letOthersMove();
                reader.read();
            }
        });
        schedule.run(tasks);
        List<CommitDocument> log = store.settle();
        readUp(reader, log);
        return new LedgerInspection(log, attempts, decoder).violations(reader.seen());
    }

    /** Reads on until the end has been seen; faults may need a few tries. */
    private static void readUp(SimulatedReader reader, List<CommitDocument> log) {
        for (int tries = 0; reader.seen().size() < log.size() && tries < 100; tries++) {
            reader.read();
        }
    }
}
