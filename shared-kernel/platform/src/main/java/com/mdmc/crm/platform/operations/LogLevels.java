package com.mdmc.crm.platform.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/** Levels of loggers that operators changed at run time; what is no longer changed gets its former level back. */
final class LogLevels {
    private static final Logger LOG = LoggerFactory.getLogger(LogLevels.class);

    private final LoggingSystem logging = LoggingSystem.get(LogLevels.class.getClassLoader());
    private final Map<String, LogLevel> before = new HashMap<>();
    private final Map<String, String> changed = new HashMap<>();

    /** The level of a name; empty if there is none. */
    static Optional<LogLevel> of(String name) {
        return List.of(LogLevel.values()).stream()
                .filter(level -> level != LogLevel.FATAL)
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Brings the loggers to these levels, and all others that were changed back. */
    synchronized void apply(Map<String, String> wished) {
        if (wished.equals(changed)) {
            return;
        }
        List.copyOf(changed.keySet()).stream()
                .filter(logger -> !wished.containsKey(logger))
                .forEach(this::restore);
        wished.forEach(this::change);
    }

    private void change(String logger, String level) {
        if (!level.equals(changed.put(logger, level))) {
            before.computeIfAbsent(logger, this::levelOf);
            of(level).ifPresent(known -> logging.setLogLevel(logger, known));
            LOG.info("Logger {} logs from {} on", logger, level);
        }
    }

    private LogLevel levelOf(String logger) {
        LoggerConfiguration configured = logging.getLoggerConfiguration(logger);
        return configured == null ? null : configured.getConfiguredLevel();
    }

    private void restore(String logger) {
        changed.remove(logger);
        logging.setLogLevel(logger, before.remove(logger));
    }
}
