package com.mdmc.crm.ledger.axon.message;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * What happens to one subject is handled in order and waits behind whatever of it could not be handled. Told from where
 * a message stands in the ledger, never from its payload, which may be unreadable.
 */
public final class SubjectSequence implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return of(event);
    }

    /** The subject of an event; without one its aggregate, without that the event alone. */
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
