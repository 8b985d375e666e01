package com.mdmc.crm.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.platform.security.Actor;
import java.time.Instant;
import java.util.List;

/** Notification of the changes of one commit; empty if no listener is notified. */
record ChangeNotification(long position, Instant time, List<LiveChange> changes) {

    /**
     * The notification of a commit as one listener receives it.
     *
     * @param position of the commit in the ledger
     */
    record Told(long position, Instant time, List<ToldChange> changes) {}

    /**
     * One change as a listener receives it: enough to fetch the resource again, none of its content.
     *
     * @param visible {@code false} if the change took the thing out of the listener's sight
     * @param unread how many notifications of the listener's inbox are not read; left out for anything else
     */
    record ToldChange(
            LiveResource resource,
            String id,
            String type,
            Long version,
            boolean visible,

            @JsonInclude(JsonInclude.Include.NON_NULL) Integer unread) {}

    /** The part of it that concerns an actor; {@code null} if none does. */
    Told toldTo(Actor actor) {
        List<ToldChange> theirs = changes.stream()
                .filter(change -> change.concerns(actor))
                .map(change -> new ToldChange(
                        change.resource(),
                        change.id(),
                        change.type(),
                        change.version(),
                        change.isVisibleTo(actor),
                        change.unread()))
                .toList();
        return theirs.isEmpty() ? null : new Told(position, time, theirs);
    }
}
