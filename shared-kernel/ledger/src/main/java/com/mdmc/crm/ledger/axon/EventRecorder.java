package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.axon.message.CommitReceipt;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/** Turns messages that are published into what the ledger records. */
final class EventRecorder {

    private final EventCodec codec;
    private final Supplier<String> commitIds;

    EventRecorder(EventCodec codec, Supplier<String> commitIds) {
        this.codec = codec;
        this.commitIds = commitIds;
    }

    NewCommit commit(List<? extends EventMessage<?>> messages) {
        List<NewEvent> events = new ArrayList<>(messages.size());
        messages.forEach(message -> events.add(event(message)));
        return new NewCommit(commitIds.get(), events);
    }

    private NewEvent event(EventMessage<?> message) {
        Object payload = message.getPayload();
        EventType type = codec.typeOf(payload);
        return new NewEvent(
                message.getIdentifier(),
                message.getTimestamp(),
                streamOf(message),
                payload instanceof DomainEvent event ? event.subject() : null,
                type.alias(),
                type.revision(),
                codec.write(payload),
                recorded(message.getMetaData()));
    }

    private static StreamPosition streamOf(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event && event.getAggregateIdentifier() != null) {
            return new StreamPosition(event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        return null;
    }

    private static Map<String, Object> recorded(Map<String, ?> metadata) {
        Map<String, Object> recorded = new HashMap<>(metadata);
        recorded.keySet().removeIf(key -> LedgerPosition.KEYS.contains(key) || CommitReceipt.KEY.equals(key));
        return recorded;
    }
}
