package com.mdmc.crm.ledger.axon.tail;

import com.mdmc.crm.ledger.append.ChangeFeed;
import com.mdmc.crm.ledger.append.CommitLog;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listener of the change stream that wakes the tailing reader; it ends at once where the server has no change stream. */
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

    /** Whether the change stream is open, so that polling is only a precaution. */
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

    /** Returns whether the server has a change stream. */
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

    /** Wakes the reader in either case: commits before the stream was opened or after it broke off were not in it. */
    private void changeTo(boolean now) {
        live = now;
        wake.run();
    }
}
