package com.mdmc.crm.kernel.eventstore.axon;

import com.mdmc.crm.kernel.eventstore.UnreadableCommitException;
import com.mdmc.crm.kernel.eventstore.UnreadableCommitException.Reason;

/**
 * Stands in the stream for what cannot be read, so that processors meet it at its place and park it.
 *
 * @param position of the commit in the ledger
 * @param index of the event in the commit, {@link #WHOLE_STREAM} for all that the commit adds to the message's stream
 */
public record UnreadableEvent(long position, int index, Reason reason, String detail) {

    /** The whole commit is unreadable. */
    public static final int WHOLE_STREAM = -1;

    static UnreadableEvent of(UnreadableCommitException failure, int index) {
        return new UnreadableEvent(failure.position(), index, failure.reason(), failure.detail());
    }

    /** The failure that handling it amounts to. */
    public UnreadableCommitException failure() {
        return new UnreadableCommitException(position, reason, detail);
    }
}
