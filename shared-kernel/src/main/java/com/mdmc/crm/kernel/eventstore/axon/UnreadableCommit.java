package com.mdmc.crm.kernel.eventstore.axon;

import com.mdmc.crm.kernel.eventstore.CommitDocument;
import com.mdmc.crm.kernel.eventstore.StreamKey;
import com.mdmc.crm.kernel.eventstore.UnreadableCommitException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;

/**
 * A commit of which nothing can be trusted but, perhaps, which streams it continued: one stand-in for each of them, so
 * that what follows in those streams waits behind it and all others go on.
 */
final class UnreadableCommit {

    private UnreadableCommit() {}

    static List<TrackedEventMessage<?>> messages(CommitDocument document, UnreadableCommitException failure) {
        List<StreamKey> streams =
                document.streamKeys().stream().filter(StreamKey::isOfAggregate).toList();
        if (streams.isEmpty()) {
            return List.of(new GenericTrackedEventMessage<>(
                    LedgerToken.of(failure.position(), 0), standIn(failure, 0, true), () -> Instant.EPOCH));
        }
        return IntStream.range(0, streams.size())
                .<TrackedEventMessage<?>>mapToObj(
                        index -> inStream(streams.get(index), failure, index, index == streams.size() - 1))
                .toList();
    }

    private static TrackedEventMessage<?> inStream(
            StreamKey stream, UnreadableCommitException failure, int index, boolean last) {
        TrackingToken token = LedgerToken.of(failure.position(), index);
        return new GenericTrackedDomainEventMessage<>(
                token,
                null,
                stream.aggregateId(),
                stream.firstSequence(),
                standIn(failure, index, last),
                () -> Instant.EPOCH);
    }

    private static Message<UnreadableEvent> standIn(UnreadableCommitException failure, int index, boolean last) {
        return new GenericMessage<>(
                "ledger-%d-%d".formatted(failure.position(), index),
                UnreadableEvent.of(failure, UnreadableEvent.WHOLE_STREAM),
                LedgerPosition.ofUnreadable(failure.position(), index, last));
    }
}
