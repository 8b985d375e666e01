package com.mdmc.crm.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line a cause and minute. */
class DampedLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.mdmc.crm.damped");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        written.start();
        logger.addAppender(written);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(written);
    }

    @Test
    void whatHasTheSameCauseIsWrittenOnce() {
        try (DampedLog damped = new DampedLog()) {
            for (int i = 0; i < 20; i++) {
                logger.warn("processor {} failed", i, new IllegalStateException(new IOException("No space left")));
                logger.warn("the ledger cannot be followed beyond {}: {}", 7, "No space left");
                logger.info("lead {} captured", i);
            }
            logger.warn("processor {} failed", 1, new IllegalStateException(new IOException("Read-only file system")));
            logger.warn("the view {} differs", "leads");
            logger.warn("the view {} differs", "campaigns");
        }
        List<String> warnings = written.list.stream()
                .filter(event -> event.getLevel().levelStr.equals("WARN"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(warnings)
                .containsExactly(
                        "processor 0 failed",
                        "the ledger cannot be followed beyond 7: No space left",
                        "processor 1 failed",
                        "the view leads differs",
                        "the view campaigns differs");
        assertThat(written.list).hasSize(25);
    }

    @Test
    void nothingIsHeldBackOnceItIsClosed() {
        new DampedLog().close();
        logger.warn("twice");
        logger.warn("twice");
        assertThat(written.list).hasSize(2);
    }
}
