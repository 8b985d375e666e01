package com.mdmc.crm.query.live;

import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.query.live.CommitReader.ReadCommit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feed of change notifications for all listeners of the process; it keeps the latest ones. A change is announced only
 * once the views show it, so that a listener who fetches the resource finds the change, under the access rights after
 * it.
 */
final class LiveFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int KEPT = 4_096;
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final EventStore store;
    private final ChangeAnnouncements announcements;
    private final Progress progress;
    private final ScheduledExecutorService scheduler;
    private final Runnable moved;
    private final SerialExecutor following;
    private final AtomicReferenceArray<ChangeNotification> latest = new AtomicReferenceArray<>(KEPT);
    private List<ReadCommit> waiting = List.of();
    private CommitReader tail;
    private volatile long position = -1;

    /** @param moved called after new notices came in */
    LiveFeed(
            EventStore store,
            ChangeAnnouncements announcements,
            Progress progress,
            ScheduledExecutorService scheduler,
            Runnable moved) {
        this.store = store;
        this.announcements = announcements;
        this.progress = progress;
        this.scheduler = scheduler;
        this.moved = moved;
        this.following = new SerialExecutor(scheduler, this::follow);
    }

    /** Begins to follow, with the first listener; answers the position from which on it tells. */
    synchronized long open() {
        if (tail == null) {
            position = LedgerToken.positionOf(store.createHeadToken());
            tail = new CommitReader(store, position);
            tail.onAvailable(following::request);
            following.request();
        }
        return position;
    }

    synchronized void close() {
        if (tail != null) {
            tail.close();
        }
    }

    /** The position up to which everything was announced. */
    long position() {
        return position;
    }

    /** The notices after a position, if the next one is still kept; empty if not, or if there is none yet. */
    List<ChangeNotification> after(long from, int most) {
        List<ChangeNotification> notices = new ArrayList<>();
        long to = Math.min(position, from + most);
        for (long next = from + 1; next <= to; next++) {
            ChangeNotification notice = latest.get(slot(next));
            if (notice == null || notice.position() != next) {
                break;
            }
            notices.add(notice);
        }
        return notices;
    }

    private void follow() {
        try {
            while (advance()) {
                moved.run();
            }
        } catch (RuntimeException broken) {
            LOG.warn("live updates pause at position {}", position, broken);
            scheduler.schedule(following::request, 1, TimeUnit.SECONDS);
        }
    }

    private boolean advance() {
        if (waiting.isEmpty()) {
            waiting = tail.read(BATCH);
        }
        if (waiting.isEmpty()) {
            return false;
        }
        long reached = waiting.get(waiting.size() - 1).position();
        if (!progress.await(ChangeAnnouncements.projections(waiting), reached, PATIENCE)) {
            scheduler.schedule(following::request, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
        for (ChangeNotification notice : announcements.of(waiting)) {
            latest.set(slot(notice.position()), notice);
        }
        waiting = List.of();
        position = reached;
        return true;
    }

    private static int slot(long position) {
        return (int) (position % KEPT);
    }
}
