package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.StreamKey;

/** Another commit already continues an aggregate's stream from the same sequence; nothing of this one was recorded. */
public class StreamConflictException extends RuntimeException {

    private final boolean creation;

    StreamConflictException(StreamKey key, long position) {
        super("%s already has a commit from sequence %d on, at position %d"
                .formatted(key.aggregateId(), key.firstSequence(), position));
        this.creation = key.firstSequence() == 0;
    }

    /** Whether both commits would have begun the stream. */
    public boolean isCreation() {
        return creation;
    }
}
