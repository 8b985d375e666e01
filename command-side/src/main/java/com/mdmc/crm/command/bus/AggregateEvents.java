package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.EventFold;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The events of an aggregate, read for a decision that is not its own. */
public final class AggregateEvents {
    private AggregateEvents() {}

    /** The fold of an aggregate's events; nothing if it does not exist. */
    public static <S> Optional<S> fold(EventStore events, String aggregateId, EventFold<S> fold) {
        // From the first event on: a snapshot holds nothing the fold could start from.
        DomainEventStream stream = events.readEvents(aggregateId, 0);
        S state = null;
        while (stream.hasNext()) {
            state = fold.after(state, (DomainEvent) stream.next().getPayload());
        }
        return Optional.ofNullable(state);
    }
}
