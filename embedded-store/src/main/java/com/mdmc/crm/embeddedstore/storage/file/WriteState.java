package com.mdmc.crm.embeddedstore.storage.file;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the store's files can be written, as those who write them report; says so in the log once a minute. */
public final class WriteState {

    private static final Logger log = LoggerFactory.getLogger(WriteState.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    /** Who writes. */
    public enum Writer {
        REDO_LOG,
        CHECKPOINT,
        /** Writes nothing of the store's own: finds out whether the others could. */
        PROBE
    }

    private final Clock clock;
    private final Map<Writer, String> failures = new EnumMap<>(Writer.class);
    private final Map<WriteCondition, Instant> logged = new EnumMap<>(WriteCondition.class);
    private volatile WriteCondition condition = WriteCondition.WRITABLE;
    private Instant since;
    private String reason = "";

    public WriteState(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    public synchronized void failed(Writer writer, IOException cause) {
        reason = cause.getMessage();
        failures.put(writer, reason);
        change(WriteCondition.of(cause));
        Instant now = clock.instant();
        Instant last = logged.get(condition);
        if (last == null || last.plus(QUIET).isBefore(now)) {
            logged.put(condition, now);
            log.error(
                    "{} ({}): writes are refused, and it is tried again until it succeeds",
                    condition.sentence(),
                    reason);
        }
    }

    /** Cheap while nothing is wrong. */
    public void succeeded(Writer writer) {
        if (condition != WriteCondition.WRITABLE) {
            recovered(writer);
        }
    }

    private synchronized void recovered(Writer writer) {
        failures.remove(writer);
        if (failures.isEmpty() && condition != WriteCondition.WRITABLE) {
            log.warn("The store can be written again, after {}", Duration.between(since, clock.instant()));
            change(WriteCondition.WRITABLE);
            reason = "";
            logged.clear();
        }
    }

    private void change(WriteCondition now) {
        if (now != condition) {
            condition = now;
            since = clock.instant();
        }
    }

    public WriteCondition condition() {
        return condition;
    }

    /** Cheap while nothing is wrong. */
    public boolean isFailing(Writer writer) {
        return condition != WriteCondition.WRITABLE && contains(writer);
    }

    private synchronized boolean contains(Writer writer) {
        return failures.containsKey(writer);
    }

    /** Since when it is as it is. */
    public synchronized Instant since() {
        return since;
    }

    /** What the operating system says; empty while the files can be written. */
    public synchronized String reason() {
        return reason;
    }
}
