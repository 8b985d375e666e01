package com.mdmc.crm.query.live;

import com.mdmc.crm.platform.security.Actor;
import java.time.Instant;
import java.util.List;

/** What a commit changed; empty where nobody is told of it. */
record Notice(long position, Instant time, List<Change> changes) {

    /**
     * What a listener is told of a commit.
     *
     * @param position of the commit in the ledger
     */
    record Told(long position, Instant time, List<ToldChange> changes) {}

    /**
     * What a listener is told of one change: enough to read the thing again, nothing of what is in it.
     *
     * @param visible {@code false} if the change took the thing out of the listener's sight
     */
    record ToldChange(LiveResource resource, String id, String type, Long version, boolean visible) {}

    /** The part of it that concerns an actor; {@code null} if none does. */
    Told toldTo(Actor actor) {
        List<ToldChange> theirs = changes.stream()
                .filter(change -> change.concerns(actor))
                .map(change -> new ToldChange(
                        change.resource(), change.id(), change.type(), change.version(), change.isVisibleTo(actor)))
                .toList();
        return theirs.isEmpty() ? null : new Told(position, time, theirs);
    }
}
