package com.mdmc.crm.ledger.axon.message;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Sequencing policy: the events of one subject are handled in order and wait behind its dead letters. The subject comes
 * from the message's metadata, since the payload may be unreadable.
 */
public final class SubjectSequence implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return of(event);
    }

    /** The subject of an event; without one its aggregate, without that the event's own id. */
    public static String of(EventMessage<?> event) {
        String subject = LedgerPosition.find(event).map(LedgerPosition::subject).orElse(null);
        if (subject != null) {
            return subject;
        }
        return event instanceof DomainEventMessage<?> inStream && inStream.getAggregateIdentifier() != null
                ? inStream.getAggregateIdentifier()
                : event.getIdentifier();
    }
}
