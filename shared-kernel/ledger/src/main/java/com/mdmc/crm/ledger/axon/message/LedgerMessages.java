package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;

/**
 * Axon messages of stored events, decoded once for all processors of the process. What cannot be read becomes an
 * {@link UnreadableEvent} in its place.
 */
public final class LedgerMessages {

    private final CommitDecoder decoder;

    public LedgerMessages(CommitDecoder decoder) {
        this.decoder = decoder;
    }

    /** The messages of a commit, as a processor receives them. */
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

    /**
     * The message of an event of an aggregate's stream, as the aggregate is loaded from it.
     *
     * @throws UnreadableCommitException if the event cannot be read
     */
    public static DomainEventMessage<?> inStream(StoredEvent event) {
        StreamPosition at = event.stream().orElseThrow();
        return new GenericDomainEventMessage<>(
                at.aggregateType(), at.aggregateId(), at.sequence(), message(event, event.payload()), (Supplier<
                                Instant>)
                        event::timestamp);
    }

    private static TrackedEventMessage<?> tracked(StoredEvent event) {
        Message<?> message = message(event, payloadOf(event));
        TrackingToken token = LedgerToken.of(event.position(), event.index());
        Supplier<Instant> timestamp = event::timestamp;
        if (event.stream().isEmpty()) {
            return new GenericTrackedEventMessage<>(token, message, timestamp);
        }
        StreamPosition at = event.stream().get();
        return new GenericTrackedDomainEventMessage<>(
                token, at.aggregateType(), at.aggregateId(), at.sequence(), message, timestamp);
    }

    private static Object payloadOf(StoredEvent event) {
        try {
            return event.payload();
        } catch (UnreadableCommitException e) {
            return UnreadableEvent.ofEvent(e, event.index());
        }
    }

    private static Message<?> message(StoredEvent event, Object payload) {
        Map<String, Object> metadata = new HashMap<>(event.metadata());
        LedgerPosition.describe(event, metadata);
        return new GenericMessage<>(event.eventId(), payload, metadata);
    }
}
