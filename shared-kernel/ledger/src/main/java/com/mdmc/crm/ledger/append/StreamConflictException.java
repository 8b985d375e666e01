package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.StreamKey;

/** Optimistic lock failure: another commit continues the same stream from the same sequence. Nothing was appended. */
public class StreamConflictException extends RuntimeException {

    private final boolean creation;

    StreamConflictException(StreamKey key, long position) {
        super("%s already has a commit from sequence %d on, at position %d"
                .formatted(key.aggregateId(), key.firstSequence(), position));
        this.creation = key.firstSequence() == 0;
    }

    /** Whether both commits start the stream. */
    public boolean isCreation() {
        return creation;
    }
}
