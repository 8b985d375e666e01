package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.LogWriter;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.read.AggregateCommits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that writes: its commands read an aggregate, sometimes trust what they remember instead, and record one to
 * three events on one or two aggregates. Its clock is off, it is restarted now and then.
 */
final class SimulatedProcess implements Runnable {

    private static final int ROUNDS = 5;
    private static final int[] PATIENCE_MILLIS = {1, 20, 3_000};

    private final String name;
    private final Schedule schedule;
    private final SimulatedStore store;
    private final CommitDecoder decoder;
    private final List<Attempt> attempts;
    private final int aggregates;
    private final Clock clock;
    private final Duration patience;
    private final Map<String, Long> remembered = new HashMap<>();
    private LogWriter writer;
    private int commits;

    SimulatedProcess(
            String name,
            Schedule schedule,
            SimulatedStore store,
            CommitDecoder decoder,
            int aggregates,
            List<Attempt> attempts) {
        this.name = name;
        this.schedule = schedule;
        this.store = store;
        this.decoder = decoder;
        this.aggregates = aggregates;
        this.attempts = attempts;
        long hour = Duration.ofHours(1).toMillis();
        long off = schedule.random().nextInt((int) (2 * hour)) - hour;
        this.clock = new ScheduleClock(off);
        this.patience = Duration.ofMillis(PATIENCE_MILLIS[schedule.random().nextInt(PATIENCE_MILLIS.length)]);
        restart();
    }

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS; round++) {
            if (schedule.chance(0.1)) {
                restart();
            }
            List<Attempt> batch = new ArrayList<>();
            for (int i = schedule.random().nextInt(4); i >= 0; i--) {
                batch.add(attempt());
            }
            writer.write(batch.stream().map(Attempt::pending).toList());
            batch.forEach(this::record);
        }
    }

    private void record(Attempt attempt) {
        attempt.record();
        attempts.add(attempt);
        for (NewEvent event : attempt.events()) {
            StreamPosition at = event.stream();
            if (attempt.acknowledged() != null) {
                remembered.put(at.aggregateId(), at.sequence() + 1);
            } else {
                remembered.remove(at.aggregateId());
            }
        }
    }

    private void restart() {
        writer = new LogWriter(store, clock, patience, schedule);
        remembered.clear();
    }

    private Attempt attempt() {
        List<NewEvent> events = new ArrayList<>();
        String commitId = name + "-" + ++commits;
        int first = schedule.random().nextInt(aggregates);
        addEvents("aggregate-" + first, commitId, events);
        if (aggregates > 1 && schedule.chance(0.2)) {
            addEvents("aggregate-" + (first + 1) % aggregates, commitId, events);
        }
        return new Attempt(new NewCommit(commitId, events));
    }

    private void addEvents(String aggregateId, String commitId, List<NewEvent> events) {
        long next = nextSequence(aggregateId);
        for (int i = schedule.random().nextInt(3); i >= 0; i--) {
            StreamPosition at = new StreamPosition("Thing", aggregateId, next++);
            String id = commitId + "/" + events.size();
            events.add(new NewEvent(id, Instant.EPOCH, at, aggregateId, "Thing", "1", "{}", Map.of("by", name)));
        }
    }

    private long nextSequence(String aggregateId) {
        if (remembered.containsKey(aggregateId) && schedule.chance(0.5)) {
            return remembered.get(aggregateId);
        }
        long next = 0;
        AggregateCommits events = new AggregateCommits(store, decoder, aggregateId, 0);
        while (events.hasNext()) {
            next = events.next().stream().orElseThrow().sequence() + 1;
        }
        return next;
    }

    private final class ScheduleClock extends Clock {

        private final long offMillis;

        ScheduleClock(long offMillis) {
            this.offMillis = offMillis;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.parse("2026-06-01T00:00:00Z").plusMillis(offMillis + schedule.nanoTime() / 1_000);
        }
    }
}
