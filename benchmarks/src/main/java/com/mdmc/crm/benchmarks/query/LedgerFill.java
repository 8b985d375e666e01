package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.benchmarks.harness.Writers;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.LedgerEventStorageEngine;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.configuration.DomainEventTypes;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Appends what happened to a ledger as the command side would: encrypted, with its metadata, at its time. */
final class LedgerFill {
    private static final int THREADS = 32;

    private final LedgerEventStorageEngine engine;
    private final Privacy privacy;
    private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private volatile Instant now = Instant.EPOCH;

    LedgerFill(MongoDatabase database, MasterKey master) {
        Clock clock = new FillClock();
        this.engine = new LedgerEventStorageEngine(Ledger.in(database)
                .types(DomainEventTypes.events())
                .clock(clock)
                .build());
        this.privacy = new Privacy(new SubjectKeys(database, master, clock));
    }

    /**
     * Appends all steps in order of their time; answers the number of events.
     *
     * @param together how many steps are written at once and under the same time
     */
    long append(List<Step> steps, int together, IntConsumer progress) {
        for (int from = 0; from < steps.size(); from += together) {
            List<Step> chunk = steps.subList(from, Math.min(steps.size(), from + together));
            now = chunk.get(0).at();
            appendTogether(chunk);
            progress.accept(from + chunk.size());
        }
        return events.get();
    }

    /** Steps of one stream go to one thread, those of a campaign's KPIs to the campaign's, so that they keep their order. */
    private void appendTogether(List<Step> chunk) {
        List<ConcurrentLinkedQueue<Step>> queues = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            queues.add(new ConcurrentLinkedQueue<>());
        }
        chunk.forEach(step ->
                queues.get(Math.floorMod(story(step).hashCode(), THREADS)).add(step));
        Writers.each(THREADS, thread -> queues.get(thread).forEach(this::append));
    }

    private static String story(Step step) {
        return step.aggregate().split(":", 2)[0];
    }

    private void append(Step step) {
        Map<String, String> metadata = metadata(step).toMap();
        AtomicLong version = versions.computeIfAbsent(step.aggregate(), unseen -> new AtomicLong());
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (DomainEvent event : step.events().get()) {
            messages.add(new GenericDomainEventMessage<>(
                    step.type(),
                    step.aggregate(),
                    version.getAndIncrement(),
                    privacy.encryptAll(event.subject(), event),
                    metadata,
                    UUID.randomUUID().toString(),
                    step.at()));
        }
        engine.append(messages);
        events.addAndGet(messages.size());
    }

    private static EventMetadata metadata(Step step) {
        int person = Math.floorMod(step.aggregate().hashCode(), 12);
        return new EventMetadata(
                MadeUpAgency.person(person).value(),
                "agent",
                MadeUpAgency.teamOf(person),
                "0f8fad5b-d9cb-469f",
                UUID.randomUUID().toString(),
                null,
                "POST",
                "/api/leads",
                null,
                null,
                null,
                UUID.randomUUID().toString(),
                step.command(),
                Long.toString(step.at().toEpochMilli()));
    }

    private final class FillClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
