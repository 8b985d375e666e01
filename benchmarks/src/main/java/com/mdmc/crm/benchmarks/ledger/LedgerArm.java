package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.Writers;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.LedgerEventStorageEngine;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;

/** Ours. */
final class LedgerArm implements Arm {

    private final Streams streams = new Streams();
    private final Ledger storage;
    private final LedgerEventStorageEngine engine;

    LedgerArm(MongoDatabase database) {
        this.storage = storage(database);
        this.engine = new LedgerEventStorageEngine(storage);
    }

    static Ledger storage(MongoDatabase database) {
        return Ledger.in(database).types(EventTypes.of(BenchEvent.class)).build();
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public int append(int writer, int events) {
        engine.append(streams.next(writer, events));
        return 1;
    }

    /** Records one event as a commit; answers it when it is durable. */
    EventMessage<?> appendOne(int writer) {
        EventMessage<?> event = streams.next(writer, 1).get(0);
        engine.append(List.of(event));
        return event;
    }

    @Override
    public void fill(long events) {
        AtomicLong left = new AtomicLong(events);
        Writers.until(64, () -> left.getAndDecrement() > 0, writer -> append(1_000 + writer, 1));
    }

    Ledger storage() {
        return storage;
    }

    LedgerEventStorageEngine engine() {
        return engine;
    }
}
