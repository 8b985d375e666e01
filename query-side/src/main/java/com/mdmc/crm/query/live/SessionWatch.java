package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.query.live.CommitReader.ReadCommit;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the ledger for events that may end sessions or change rights, without waiting for a view, so that a stream
 * outlives its session only for a moment.
 */
final class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final int BATCH = 256;

    private final EventStore store;
    private final LiveStreams streams;
    private final ScheduledExecutorService scheduler;
    private final SerialExecutor watching;
    private CommitReader tail;

    SessionWatch(EventStore store, LiveStreams streams, ScheduledExecutorService scheduler) {
        this.store = store;
        this.streams = streams;
        this.scheduler = scheduler;
        this.watching = new SerialExecutor(scheduler, this::watch);
    }

    /** Begins to watch, with the first listener. */
    synchronized void open() {
        if (tail == null) {
            tail = new CommitReader(store, LedgerToken.positionOf(store.createHeadToken()));
            tail.onAvailable(watching::request);
            watching.request();
        }
    }

    synchronized void close() {
        if (tail != null) {
            tail.close();
        }
    }

    private void watch() {
        try {
            List<ReadCommit> commits = tail.read(BATCH);
            while (!commits.isEmpty()) {
                commits.forEach(this::look);
                commits = tail.read(BATCH);
            }
        } catch (RuntimeException broken) {
            LOG.warn("ended sessions are found by looking at each for now", broken);
            scheduler.schedule(watching::request, 1, TimeUnit.SECONDS);
        }
    }

    private void look(ReadCommit commit) {
        commit.events().forEach(recorded -> {
            if (recorded.event() instanceof UserEvent event
                    && !(event instanceof UserLoggedIn)
                    && !(event instanceof UserLoginFailed)) {
                streams.suspect(event.userId());
            }
        });
    }
}
