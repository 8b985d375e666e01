package com.mdmc.crm.standalone.cli;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command prints is its answer: of what its libraries log, only warnings are shown beside it. */
final class Warnings {
    private Warnings() {}

    /** Holds until a server configures logging for itself. */
    static void only() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
