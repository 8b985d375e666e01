package com.mdmc.crm.command.identity.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One token bucket for each address or account; whoever finds theirs empty is told when to come back. */
public class RateLimits {
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Limit limit;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(REMEMBERED)
            .build();

    /** How many requests may come at once, and how many more every {@code period}. */
    public record Limit(long burst, long refill, Duration period) {}

    RateLimits(Limit limit, Clock clock) {
        this.limit = limit;
        this.time = new ElapsedTime(clock);
    }

    /** What has gone by on a clock; time that is put back stands still, so that nobody waits until it is caught up. */
    private static final class ElapsedTime implements TimeMeter {
        private final Clock clock;
        private long last;
        private long elapsed;

        private ElapsedTime(Clock clock) {
            this.clock = clock;
            this.last = clock.millis();
        }

        @Override
        public synchronized long currentTimeNanos() {
            long now = clock.millis();
            elapsed += Math.max(0, now - last);
            last = now;
            return TimeUnit.MILLISECONDS.toNanos(elapsed);
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** Takes one request off the allowance; fails with 429 if it is used up. */
    void require(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw new Rejection(Kind.TOO_MANY, "too-many-requests", Map.of("retryAfter", seconds), List.of());
        }
    }

    /** Takes one request off the allowance; whether there was any left. */
    boolean allows(String key) {
        return bucket(key).tryConsume(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                unseen -> Bucket.builder()
                        .addLimit(bandwidth ->
                                bandwidth.capacity(limit.burst()).refillGreedy(limit.refill(), limit.period()))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
