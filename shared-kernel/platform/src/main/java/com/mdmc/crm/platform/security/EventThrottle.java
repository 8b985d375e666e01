package com.mdmc.crm.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Token bucket per kind of event, against floods in the ledger. Events held back are counted, and the next one of their
 * kind that passes says how many there were.
 */
public final class EventThrottle {
    private static final int MOST_REMEMBERED = 50_000;

    private final long burst;
    private final double perMilli;
    private final Clock clock;
    private final Cache<String, Level> levels =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** State of a bucket: tokens left at an instant, and events held back since the last that passed. */
    private record Level(double left, long atMilli, long heldBack, boolean passed) {}

    /**
     * @param burst how many of a kind may pass at once
     * @param every how long it takes until one more may
     */
    public EventThrottle(long burst, Duration every, Clock clock) {
        this.burst = burst;
        this.perMilli = 1.0 / every.toMillis();
        this.clock = clock;
    }

    /**
     * Asks for one of a kind to pass.
     *
     * @return how many of its kind were held back before it; empty if it is held back itself
     */
    public OptionalLong pass(String kind) {
        long[] before = new long[1];
        Level after = levels.asMap().compute(kind, (unused, level) -> {
            before[0] = level == null ? 0 : level.heldBack();
            return next(level);
        });
        return after.passed() ? OptionalLong.of(before[0]) : OptionalLong.empty();
    }

    private Level next(Level level) {
        long now = clock.millis();
        double left =
                level == null ? burst : Math.min(burst, level.left() + Math.max(0, now - level.atMilli()) * perMilli);
        return left >= 1
                ? new Level(left - 1, now, 0, true)
                : new Level(left, now, level == null ? 1 : level.heldBack() + 1, false);
    }
}
