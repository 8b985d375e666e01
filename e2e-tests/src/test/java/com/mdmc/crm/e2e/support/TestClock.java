package com.mdmc.crm.e2e.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * The clock that programs under test live by, so that no test depends on when it runs: it begins at a fixed instant
 * ({@code -Dcrm.test.now=2026-10-25T00:59:59Z} for another), ticks milliseconds, and is put forward or stopped by tests.
 */
public final class TestClock extends Clock {
    private static final String BEGIN = System.getProperty("crm.test.now", "2026-11-30T10:00:00Z");

    private Instant base = Instant.parse(BEGIN);
    private long ticksFrom = System.nanoTime();
    private boolean stopped;

    /** Puts the clock forward. */
    public synchronized void forward(Duration by) {
        Instant now = instant();
        base = now.plus(by);
        ticksFrom = System.nanoTime();
    }

    /** Puts the clock forward to the machine's if it is behind it, for the sake of processes that live by that one. */
    public synchronized void catchUp() {
        Duration behind = Duration.between(instant(), Instant.now());
        if (!behind.isNegative()) {
            forward(behind);
        }
    }

    /** An instant behind everything recorded so far and before everything recorded later. */
    public synchronized Instant between() {
        forward(Duration.ofMillis(1));
        Instant between = instant();
        forward(Duration.ofMillis(1));
        return between;
    }

    /** Stops the clock until it is resumed. */
    public synchronized void stop() {
        base = instant();
        stopped = true;
    }

    /** Lets the clock tick on from where it stopped. */
    public synchronized void resume() {
        ticksFrom = System.nanoTime();
        stopped = false;
    }

    @Override
    public synchronized Instant instant() {
        return stopped ? base : base.plusMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ticksFrom));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants alone are asked for");
    }
}
