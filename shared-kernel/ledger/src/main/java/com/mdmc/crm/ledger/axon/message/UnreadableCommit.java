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
 * Placeholder messages of a commit that cannot be read: one for each subject it may be about, so that later events of
 * those subjects wait behind it and other subjects go on.
 */
final class UnreadableCommit {

    private UnreadableCommit() {}

    static List<TrackedEventMessage<?>> messages(CommitDocument document, UnreadableCommitException failure) {
        List<String> subjects = List.copyOf(document.touched());
        int count = Math.max(1, subjects.size());
        return IntStream.range(0, count)
                .<TrackedEventMessage<?>>mapToObj(
                        number -> placeholder(failure, subjects, number, LedgerToken.LAST_INDEX - count + 1 + number))
                .toList();
    }

    /** Placeholders have the highest indexes, so that a processor that stopped within the commit receives them too. */
    private static TrackedEventMessage<?> placeholder(
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
