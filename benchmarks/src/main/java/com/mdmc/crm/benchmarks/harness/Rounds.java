package com.mdmc.crm.benchmarks.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** Measures several things in turn, several times over, and keeps the median of each: noise hits all alike. */
public final class Rounds {
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final int rounds;

    public Rounds(int rounds) {
        this.rounds = rounds;
    }

    /** The median of each subject's measurements, in the subjects' order. */
    public <T> Map<T, Double> medians(List<T> subjects, ToDoubleFunction<T> measurement) {
        Map<T, List<Double>> measurements = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (T subject : subjects) {
                measurements.computeIfAbsent(subject, s -> new ArrayList<>()).add(measurement.applyAsDouble(subject));
            }
        }
        Map<T, Double> medians = new LinkedHashMap<>();
        measurements.forEach((subject, measured) -> medians.put(subject, median(measured)));
        return medians;
    }

    /** The middle one of some measurements. */
    public static double median(List<Double> measurements) {
        return measurements.stream()
                .sorted()
                .skip(measurements.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Lets pass what a measurement leaves behind: checkpoints of the store, garbage. */
    public static void settle() {
        System.gc();
        LockSupport.parkNanos(QUIET.toNanos());
    }
}
