package com.mdmc.crm.platform.configuration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Lets one warning or error a cause and minute into the log, and says afterwards how many more there were: a store that
 * cannot write has every processor complain of it several times a second, possibly onto the same full disk.
 */
public final class DampedLog extends TurboFilter implements AutoCloseable {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(DampedLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int CAUSES = 1_000;

    private final Cache<String, AtomicInteger> suppressed = Caffeine.newBuilder()
            .maximumSize(CAUSES)
            .expireAfterWrite(QUIET)
            .scheduler(Scheduler.systemScheduler())
            .evictionListener(DampedLog::tell)
            .build();

    /** Puts itself before all appenders until it is closed. */
    DampedLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            setContext(context);
            context.addTurboFilter(this);
            start();
        }
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN)
                || format == null
                || logger.getName().equals(LOG.getName())) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown != null ? thrown : lastOf(arguments);
        Object cause = failure != null ? innermost(failure) : Arrays.toString(arguments);
        AtomicInteger fresh = new AtomicInteger();
        AtomicInteger seen = suppressed.get(logger.getName() + ": " + format + " (" + cause + ")", key -> fresh);
        if (seen == fresh) {
            return FilterReply.NEUTRAL;
        }
        seen.incrementAndGet();
        return FilterReply.DENY;
    }

    private static Throwable lastOf(Object[] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable innermost = thrown;
        for (int depth = 0; innermost.getCause() != null && depth < 50; depth++) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static void tell(String cause, AtomicInteger count, RemovalCause removed) {
        if (count != null && count.get() > 0) {
            LOG.warn("{} more in a minute of: {}", count, cause);
        }
    }

    @Override
    public void close() {
        stop();
        if (getContext() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }
}
