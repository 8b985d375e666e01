package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.BearerSessions;
import com.mdmc.crm.projections.fold.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of the process, served by a few threads. It limits their number and chooses the one to close. */
final class LiveStreams {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final int BATCH = 256;
    private static final int MOST_OF_A_USER = 10;
    private static final long TICK_MILLIS = 200;
    private static final long SUSPICION_NANOS = Duration.ofSeconds(3).toNanos();
    // All sessions together are looked at a hundred times a second at most, each as often as that allows.
    private static final long FASTEST_CHECK_NANOS = Duration.ofMillis(600).toNanos();
    private static final long CHECK_NANOS_A_STREAM = Duration.ofMillis(10).toNanos();

    private final EventStore store;
    private final ChangeAnnouncements announcements;
    private final LiveFeed feed;
    private final BearerSessions sessions;
    private final LiveLimits limits;
    private final ScheduledExecutorService scheduler;
    private final Map<LiveStream, SerialExecutor> open = new ConcurrentHashMap<>();

    LiveStreams(
            EventStore store,
            ChangeAnnouncements announcements,
            Progress progress,
            BearerSessions sessions,
            LiveLimits limits,
            ScheduledExecutorService scheduler) {
        this.store = store;
        this.announcements = announcements;
        this.sessions = sessions;
        this.limits = limits;
        this.scheduler = scheduler;
        this.feed = new LiveFeed(store, announcements, progress, scheduler, this::serveAll);
        scheduler.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The position a new listener is told from, if it names none. */
    long position() {
        return feed.open();
    }

    /** Fails if there are as many listeners as the process serves; of one user's, the oldest makes room. */
    void admit(UserId user) {
        if (open.size() >= limits.most()) {
            throw new Rejection(Kind.TOO_MANY, "too-many-streams", Map.of("retryAfter", 5), List.of());
        }
        List<LiveStream> theirs =
                open.keySet().stream().filter(each -> each.actor().is(user)).toList();
        if (theirs.size() >= MOST_OF_A_USER) {
            theirs.stream()
                    .min((one, other) -> Long.compare(one.openedAt(), other.openedAt()))
                    .ifPresent(this::drop);
        }
    }

    void add(LiveStream stream) {
        open.put(stream, new SerialExecutor(scheduler, () -> serve(stream)));
        stream.greet();
        request(stream);
    }

    /** Tells the listener what there is, soon. */
    void request(LiveStream stream) {
        SerialExecutor serving = open.get(stream);
        if (serving != null) {
            serving.request();
        }
    }

    /** Something happened to a user's rights or sessions. */
    void suspect(UserId user) {
        long until = System.nanoTime() + SUSPICION_NANOS;
        open.keySet().stream().filter(stream -> stream.actor().is(user)).forEach(stream -> stream.suspect(until));
    }

    void closeAll() {
        Set.copyOf(open.keySet()).forEach(this::drop);
        feed.close();
    }

    int size() {
        return open.size();
    }

    private void serveAll() {
        open.values().forEach(SerialExecutor::request);
    }

    private void serve(LiveStream stream) {
        try {
            while (stream.outlet().hasRoom() && stream.position() < feed.position()) {
                stream.tell(next(stream));
            }
        } catch (RuntimeException broken) {
            // The client comes back and is told from where it was.
            LOG.warn("a live stream ends at position {}", stream.position(), broken);
            stream.outlet().close();
        }
        if (stream.outlet().isClosed()) {
            drop(stream);
        }
    }

    private List<ChangeNotification> next(LiveStream stream) {
        List<ChangeNotification> kept = feed.after(stream.position(), BATCH);
        if (!kept.isEmpty()) {
            stream.backlog(null);
            return kept;
        }
        if (stream.backlog() == null) {
            stream.backlog(new MissedChanges(store, announcements, stream.position()));
        }
        return stream.backlog().next(feed.position() - stream.position());
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            long interval = Math.max(FASTEST_CHECK_NANOS, open.size() * CHECK_NANOS_A_STREAM);
            open.keySet().forEach(stream -> look(stream, now, interval));
        } catch (RuntimeException broken) {
            LOG.warn("live streams could not be looked after", broken);
        }
    }

    private void look(LiveStream stream, long now, long interval) {
        if (stream.outlet().isClosed()
                || stream.outlet().isStalledSince(now - limits.patience().toNanos())) {
            drop(stream);
        } else if (stream.isToBeChecked(now, interval) && !isStillOpen(stream, now)) {
            drop(stream);
        } else if (stream.isSilentSince(now - limits.heartbeat().toNanos())) {
            stream.beat();
        }
    }

    private boolean isStillOpen(LiveStream stream, long now) {
        Optional<Actor> actor = sessions.actorOfSession(stream.actor().sessionId());
        actor.ifPresent(found -> stream.actsAs(found, now));
        return actor.isPresent();
    }

    private void drop(LiveStream stream) {
        if (open.remove(stream) != null) {
            stream.outlet().close();
            stream.backlog(null);
        }
    }
}
