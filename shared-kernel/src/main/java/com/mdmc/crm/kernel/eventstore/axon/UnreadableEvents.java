package com.mdmc.crm.kernel.eventstore.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;

/**
 * Fails on every {@link UnreadableEvent}. With it among the handlers of a processing group, an unreadable commit is
 * parked in the group's dead-letter queue under its aggregate, instead of passing unnoticed.
 */
public final class UnreadableEvents implements EventMessageHandler {

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return canHandleType(message.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return UnreadableEvent.class.equals(payloadType);
    }

    @Override
    public Object handle(EventMessage<?> message) {
        if (canHandle(message)) {
            throw ((UnreadableEvent) message.getPayload()).failure();
        }
        return null;
    }
}
