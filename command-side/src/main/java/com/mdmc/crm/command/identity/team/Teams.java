package com.mdmc.crm.command.identity.team;

import com.mdmc.crm.domain.Rejection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Knows which teams there are, by asking the ledger. */
public class Teams {
    private final EventStore events;
    // Teams are never taken away, so what was seen once needs no second look.
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public Teams(EventStore events) {
        this.events = events;
    }

    boolean exists(String teamId) {
        boolean exists = seen.contains(teamId)
                || teamId.matches("[a-z0-9-]+")
                        && events.readEvents("team:" + teamId).hasNext();
        if (exists) {
            seen.add(teamId);
        }
        return exists;
    }

    /** Fails, naming the field, unless there is such a team; {@code null} stands for none and is fine. */
    public void requireKnown(String teamId) {
        if (teamId != null && !exists(teamId)) {
            throw Rejection.invalid("team", "unknown-team");
        }
    }
}
