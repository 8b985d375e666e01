package com.mdmc.crm.kernel.eventstore.axon;

import com.mdmc.crm.kernel.eventstore.UnreadableCommitException;
import com.mdmc.crm.kernel.eventstore.UnreadableCommitException.Reason;

/**
 * Stands in the stream for an event that cannot be read, so that processors meet it at its place and park it.
 *
 * @param position of the commit in the ledger
 * @param index of the event in the commit
 */
public record UnreadableEvent(long position, int index, Reason reason, String detail) {

    /** The failure that handling it amounts to. */
    public UnreadableCommitException failure() {
        return new UnreadableCommitException(position, reason, detail);
    }
}
