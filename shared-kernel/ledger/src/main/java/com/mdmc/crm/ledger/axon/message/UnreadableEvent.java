package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import java.util.List;

/**
 * Placeholder payload of an event that cannot be read, so that processors dead-letter it in its place.
 *
 * @param position of the commit in the ledger
 * @param index of the event in the commit, {@link #WHOLE_COMMIT} for all that the commit holds about the message's
 *     subject
 * @param subjects the subjects under which a wholly unreadable commit is dead-lettered; the first one also covers events
 *     about subjects that are not on this list
 */
public record UnreadableEvent(long position, int index, Reason reason, String detail, List<String> subjects) {

    /** The whole commit is unreadable. */
    public static final int WHOLE_COMMIT = -1;

    static UnreadableEvent ofEvent(UnreadableCommitException failure, int index) {
        return new UnreadableEvent(failure.position(), index, failure.reason(), failure.detail(), List.of());
    }

    static UnreadableEvent ofCommit(UnreadableCommitException failure, List<String> subjects) {
        return new UnreadableEvent(failure.position(), WHOLE_COMMIT, failure.reason(), failure.detail(), subjects);
    }

    /** Whether events about {@code subject} are handled with the dead letter that waits under {@code own}. */
    public boolean standsFor(String subject, String own) {
        return subjects.isEmpty() || subject.equals(own) || subjects.get(0).equals(own) && !subjects.contains(subject);
    }

    /** The exception that handling it throws. */
    public UnreadableCommitException failure() {
        return new UnreadableCommitException(position, reason, detail);
    }
}
