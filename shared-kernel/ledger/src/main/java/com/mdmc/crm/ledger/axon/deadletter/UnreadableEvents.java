package com.mdmc.crm.ledger.axon.deadletter;

import com.mdmc.crm.ledger.axon.message.UnreadableEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Event handler that fails on every {@link UnreadableEvent} and on dead letters of an unknown type. As one of the
 * handlers of a processing group it makes what is unreadable a dead letter under its subject, instead of letting it pass
 * unnoticed.
 */
public record UnreadableEvents() implements EventMessageHandler {

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
            throw new IllegalStateException("A dead letter of type %s is unknown to this version"
                    .formatted(unknown.serializedType().getName()));
        }
        return null;
    }
}
