package com.mdmc.crm.ledger.axon.tail;

import com.mdmc.crm.ledger.append.ChangeFeed;
import com.mdmc.crm.ledger.append.CommitLog;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to what the server announces and wakes the tail; ends at once where the server announces nothing. */
final class ChangeStreamListener implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreamListener.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final CommitLog commits;
    private final Runnable wake;
    private volatile boolean live;
    private volatile boolean closed;

    ChangeStreamListener(CommitLog commits, Runnable wake) {
        this.commits = commits;
        this.wake = wake;
    }

    void start() {
        Thread listener = new Thread(this, "ledger-announcements");
        listener.setDaemon(true);
        listener.start();
    }

    /** Whether commits of other processes are announced, so that polling is but a precaution. */
    boolean isLive() {
        return live;
    }

    /** Ends within a second. */
    void close() {
        closed = true;
    }

    @Override
    public void run() {
        boolean offered = true;
        while (offered && !closed) {
            try {
                offered = listen();
            } catch (MongoException e) {
                LOG.warn("Announcements of commits broke off, polling meanwhile: {}", e.toString());
                changeTo(false);
                LockSupport.parkNanos(this, PAUSE_AFTER_FAILURE.toNanos());
            }
        }
        changeTo(false);
    }

    /** Answers whether the server announces anything at all. */
    private boolean listen() {
        Optional<ChangeFeed> opened = commits.changes();
        if (opened.isPresent()) {
            try (ChangeFeed feed = opened.get()) {
                changeTo(true);
                while (!closed) {
                    if (feed.await()) {
                        wake.run();
                    }
                }
            }
        }
        return opened.isPresent();
    }

    /** Wakes the tail in either case: what came before the feed was opened, or after it broke off, was not announced. */
    private void changeTo(boolean now) {
        live = now;
        wake.run();
    }
}
