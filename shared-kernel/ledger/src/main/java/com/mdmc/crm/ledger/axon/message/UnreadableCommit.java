package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;

/**
 * A commit of which nothing can be trusted but, perhaps, whom it was about: one stand-in for each of them, so that what
 * follows about those subjects waits behind it and all others go on.
 */
final class UnreadableCommit {

    private UnreadableCommit() {}

    static List<TrackedEventMessage<?>> messages(CommitDocument document, UnreadableCommitException failure) {
        List<String> subjects = List.copyOf(document.touched());
        int count = Math.max(1, subjects.size());
        return IntStream.range(0, count)
                .<TrackedEventMessage<?>>mapToObj(
                        number -> standIn(failure, subjects, number, LedgerToken.LAST_INDEX - count + 1 + number))
                .toList();
    }

    /** Stand-ins have the last indexes a commit can have, so that whoever stopped within the commit meets them too. */
    private static TrackedEventMessage<?> standIn(
            UnreadableCommitException failure, List<String> subjects, int number, int index) {
        String subject = subjects.isEmpty() ? null : subjects.get(number);
        boolean last = index == LedgerToken.LAST_INDEX;
        return new GenericTrackedEventMessage<>(
                LedgerToken.of(failure.position(), index),
                new GenericMessage<>(
                        "ledger-%d-%d".formatted(failure.position(), index),
                        UnreadableEvent.ofCommit(failure, subjects),
                        LedgerPosition.ofUnreadable(failure.position(), index, last, subject)),
                () -> Instant.EPOCH);
    }
}
