package com.mdmc.crm.e2e.support;

import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a rule of the system does a moment after its cause. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Eventually() {}

    /** The first answer that is 200. */
    public static Answer found(Supplier<Answer> question) {
        return that(question, answer -> answer.status() == 200);
    }

    /** The first answer that satisfies {@code enough}; the last one if none does in time fails the test. */
    public static <T> T that(Supplier<T> question, Predicate<T> enough) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        T answer = question.get();
        while (!enough.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still not after " + LONGEST + ": " + answer);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            answer = question.get();
        }
        return answer;
    }
}
