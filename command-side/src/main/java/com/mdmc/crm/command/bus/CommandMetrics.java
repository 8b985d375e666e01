package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.metrics.Buckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Meters of commands: how many of each type were accepted, rejected or failed, and how long they took. */
record CommandMetrics(MeterRegistry registry) {

    /** Runs a command and records how it ended. */
    <T> T timed(DomainCommand command, Supplier<T> run) {
        long begun = System.nanoTime();
        String outcome = "failed";
        try {
            T result = run.get();
            outcome = "accepted";
            return result;
        } catch (Rejection rejected) {
            outcome = "rejected";
            throw rejected;
        } finally {
            Timer.builder("crm.command.duration")
                    .description("of a command until it is durable or rejected")
                    .tag("type", command.getClass().getSimpleName())
                    .tag("outcome", outcome)
                    .serviceLevelObjectives(Buckets.DURATIONS)
                    .register(registry)
                    .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }
}
