package com.mdmc.crm.query.live;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.live.ChangeNotification.Told;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/** One listener: its actor, its position and its connection. */
final class LiveStream {
    private final AtomicReference<Actor> actor;
    private final SseConnection outlet;
    private final JsonMapper json;
    private MissedChanges backlog;
    private volatile long position;
    private long written;
    private final long openedAt = System.nanoTime();
    private volatile long writtenAt;
    private volatile long suspectUntil = System.nanoTime();
    private volatile long checkedAt = System.nanoTime();

    /** @param position everything after it is told */
    LiveStream(Actor actor, SseConnection outlet, JsonMapper json, long position) {
        this.actor = new AtomicReference<>(actor);
        this.outlet = outlet;
        this.json = json;
        this.position = position;
        this.written = position;
    }

    Actor actor() {
        return actor.get();
    }

    SseConnection outlet() {
        return outlet;
    }

    /** When it began, as {@link System#nanoTime} has it. */
    long openedAt() {
        return openedAt;
    }

    long position() {
        return position;
    }

    /** The same listener with the rights it has now. */
    void actsAs(Actor now, long nanos) {
        actor.set(now);
        checkedAt = nanos;
    }

    /** Says how to go on after a break, and from where, before anything happened. */
    void greet() {
        send("retry: 2000\nid: " + position + "\n\n");
    }

    /** Sends the notifications that concern the listener, in order. */
    void tell(List<ChangeNotification> notices) {
        for (ChangeNotification notice : notices) {
            Told told = notice.toldTo(actor.get());
            position = notice.position();
            if (told != null) {
                written = position;
                send("id: " + position + "\ndata: " + json.writeValueAsString(told) + "\n\n");
            }
        }
    }

    /** Shows that the line is open, and moves the client on past what did not concern it. */
    void beat() {
        if (written < position) {
            written = position;
            send("id: " + written + "\n: heartbeat\n\n");
        } else {
            send(": heartbeat\n\n");
        }
    }

    private void send(String block) {
        writtenAt = System.nanoTime();
        outlet.offer(block);
    }

    boolean isSilentSince(long nanos) {
        return writtenAt - nanos < 0;
    }

    /** Something happened to the account: its session is looked at again and again for a while. */
    void suspect(long untilNanos) {
        suspectUntil = untilNanos;
    }

    boolean isToBeChecked(long nanos, long intervalNanos) {
        return suspectUntil - nanos > 0 || nanos - checkedAt >= intervalNanos;
    }

    synchronized MissedChanges backlog() {
        return backlog;
    }

    synchronized void backlog(MissedChanges other) {
        if (backlog != null) {
            backlog.close();
        }
        backlog = other;
    }
}
