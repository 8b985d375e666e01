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

    /** The median of each subject's figures, in the subjects' order. */
    public <T> Map<T, Double> medians(List<T> subjects, ToDoubleFunction<T> measurement) {
        Map<T, List<Double>> figures = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (T subject : subjects) {
                figures.computeIfAbsent(subject, s -> new ArrayList<>()).add(measurement.applyAsDouble(subject));
            }
        }
        Map<T, Double> medians = new LinkedHashMap<>();
        figures.forEach((subject, measured) -> medians.put(subject, median(measured)));
        return medians;
    }

    /** The middle one of some figures. */
    public static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    /** Lets pass what a measurement leaves behind: checkpoints of the store, garbage. */
    public static void settle() {
        System.gc();
        LockSupport.parkNanos(QUIET.toNanos());
    }
}
