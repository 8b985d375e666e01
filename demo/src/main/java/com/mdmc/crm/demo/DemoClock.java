package com.mdmc.crm.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is led through the past and then goes with the machine's; it never goes back. */
public final class DemoClock extends Clock {
    private final Clock machine = Clock.tickMillis(ZoneOffset.UTC);
    private final AtomicReference<Instant> past;

    DemoClock(Instant start) {
        this.past = new AtomicReference<>(start.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Moves to an instant, if it lies ahead. */
    void moveTo(Instant instant) {
        past.updateAndGet(now -> instant.isAfter(now) ? instant.truncatedTo(ChronoUnit.MILLIS) : now);
    }

    /** Goes with the machine's clock from now on. */
    void catchUp() {
        past.set(null);
    }

    @Override
    public Instant instant() {
        // Every look costs a millisecond, so that no two things happen at one instant.
        Instant now = past.updateAndGet(at -> at == null ? null : at.plus(Duration.ofMillis(1)));
        return now == null ? machine.instant() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.tickMillis(zone);
    }
}
