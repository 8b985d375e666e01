package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.RecordedEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;

/** Turns stored commits into tracked messages. What cannot be read becomes an {@link UnreadableEvent} at its place. */
public final class LedgerMessages {

    private final CommitDecoder decoder;

    public LedgerMessages(CommitDecoder decoder) {
        this.decoder = decoder;
    }

    public List<TrackedEventMessage<?>> of(CommitDocument document) {
        try {
            Commit commit = decoder.decode(document);
            return commit.events().stream()
                    .<TrackedEventMessage<?>>map(LedgerMessages::tracked)
                    .toList();
        } catch (UnreadableCommitException e) {
            return UnreadableCommit.messages(document, e);
        }
    }

    private static Message<?> messageOf(RecordedEvent event) {
        try {
            // Decoded here, where a failure still has a place in the stream; all processors share what comes of it.
            event.payload();
            return new RecordedMessage<>(event);
        } catch (UnreadableCommitException e) {
            Map<String, Object> metadata = new HashMap<>(event.metadata());
            LedgerPosition.describe(event, metadata);
            return new GenericMessage<>(event.eventId(), UnreadableEvent.ofEvent(e, event.index()), metadata);
        }
    }

    private static TrackedEventMessage<?> tracked(RecordedEvent event) {
        Message<?> message = messageOf(event);
        TrackingToken token = LedgerToken.of(event.position(), event.index());
        Supplier<Instant> timestamp = event::timestamp;
        if (event.stream().isEmpty()) {
            return new GenericTrackedEventMessage<>(token, message, timestamp);
        }
        StreamPosition at = event.stream().get();
        return new GenericTrackedDomainEventMessage<>(
                token, at.aggregateType(), at.aggregateId(), at.sequence(), message, timestamp);
    }
}
