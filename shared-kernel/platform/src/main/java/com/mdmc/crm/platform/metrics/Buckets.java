package com.mdmc.crm.platform.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Upper bounds that durations are counted by. */
public final class Buckets {
    /** From 5 ms to 10 s. */
    public static final Duration[] DURATIONS = LongStream.of(5, 25, 100, 250, 1_000, 2_500, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private Buckets() {}
}
