package com.mdmc.crm.e2e.users;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Reads the links a program without a mail server writes to its console. */
final class MailedLinkLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("/([a-z-]+)\\?token=(\\S+)");
    private final BlockingQueue<Matcher> links = new LinkedBlockingQueue<>();
    private final Logger logger =
            (Logger) LoggerFactory.getLogger("com.mdmc.crm.command.identity.link.MailConfiguration");

    static MailedLinkLog watching() {
        MailedLinkLog log = new MailedLinkLog();
        log.start();
        log.logger.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Matcher link = LINK.matcher(event.getFormattedMessage());
        if (link.find()) {
            links.add(link);
        }
    }

    /** The token of the next link to a page. */
    String tokenFor(String page) {
        try {
            for (Matcher link = next(); link != null; link = next()) {
                if (link.group(1).equals(page)) {
                    return link.group(2);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no link to " + page + " was mailed");
    }

    private Matcher next() throws InterruptedException {
        return links.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
