package com.mdmc.crm.ledger.axon.deadletter;

import com.mdmc.crm.ledger.axon.message.UnreadableEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Fails on every {@link UnreadableEvent}, and on letters whose type this version does not know. With it among the
 * handlers of a processing group, what is unreadable is parked in the group's dead-letter queue under its subject and
 * stays there, instead of passing unnoticed.
 */
public final class UnreadableEvents implements EventMessageHandler {

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return canHandleType(message.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return UnreadableEvent.class.equals(payloadType) || UnknownSerializedType.class.equals(payloadType);
    }

    @Override
    public Object handle(EventMessage<?> message) {
        if (message.getPayload() instanceof UnreadableEvent unreadable) {
            throw unreadable.failure();
        }
        if (message.getPayload() instanceof UnknownSerializedType unknown) {
            throw new IllegalStateException("A parked event of type %s is unknown to this version"
                    .formatted(unknown.serializedType().getName()));
        }
        return null;
    }
}
