package com.mdmc.crm.query.view;

import com.mdmc.crm.kernel.DomainEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets events aside that a projection cannot take in, subject by subject, so that all other subjects go on. */
final class ParkingLot {
    private static final Logger LOG = LoggerFactory.getLogger(ParkingLot.class);

    private final String projection;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;

    ParkingLot(String projection, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        this.projection = projection;
        this.queue = queue;
    }

    /** Sets an event aside; those of the same subject that come later are set aside behind it. */
    void park(EventMessage<?> message, Throwable cause) {
        String subject = ((DomainEvent) message.getPayload()).subject();
        LOG.error("{} sets aside what happens to {}", projection, subject, cause);
        queue.enqueue(subject, new GenericDeadLetter<>(subject, message, cause));
    }
}
