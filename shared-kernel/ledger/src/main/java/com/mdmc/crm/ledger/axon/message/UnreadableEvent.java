package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import java.util.List;

/**
 * Stands in the stream for what cannot be read, so that processors meet it at its place and park it.
 *
 * @param position of the commit in the ledger
 * @param index of the event in the commit, {@link #WHOLE_COMMIT} for all that the commit holds about the message's
 *     subject
 * @param subjects all whose subjects a wholly unreadable commit is parked under; the first also stands for what turns
 *     out to be about nobody on this list
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

    /** Whether what is about {@code subject} is to be handled with the letter that waits under {@code own}. */
    public boolean standsFor(String subject, String own) {
        return subjects.isEmpty() || subject.equals(own) || subjects.get(0).equals(own) && !subjects.contains(subject);
    }

    /** The failure that handling it amounts to. */
    public UnreadableCommitException failure() {
        return new UnreadableCommitException(position, reason, detail);
    }
}
