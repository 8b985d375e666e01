package com.mdmc.crm.ledger.serialization;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;

/** Instants of whole seconds, milliseconds, microseconds and nanoseconds alike; {@code -Dcrm.seed} repeats them. */
final class RandomInstants {

    private static final int[] STEPS = {1_000_000_000, 1_000_000, 1_000, 1};

    private RandomInstants() {}

    /** 50,000 of them, of the seconds from one to another. */
    static Stream<Instant> between(String first, String last) {
        long seed = Long.getLong("crm.seed", System.nanoTime());
        System.out.println("crm.seed=" + seed);
        Random random = new Random(seed);
        long from = Instant.parse(first).getEpochSecond();
        long to = Instant.parse(last).getEpochSecond();
        return Stream.generate(() -> {
                    int step = STEPS[random.nextInt(STEPS.length)];
                    return Instant.ofEpochSecond(
                            random.nextLong(from, to + 1), random.nextInt(1_000_000_000) / step * step);
                })
                .limit(50_000);
    }
}
