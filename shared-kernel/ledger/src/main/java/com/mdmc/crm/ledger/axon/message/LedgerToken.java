package com.mdmc.crm.ledger.axon.message;

import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;

/** Tracking token: the commit's position in the upper bits, the event's index in the commit in the lower ones. */
public final class LedgerToken {

    private static final int INDEX_BITS = 16;
    static final int LAST_INDEX = (1 << INDEX_BITS) - 1;

    private LedgerToken() {}

    /** The token of an event. */
    public static GlobalSequenceTrackingToken of(long position, int index) {
        return new GlobalSequenceTrackingToken(position << INDEX_BITS | index);
    }

    /** The token that covers every event up to and including a commit; position 0 is before the first. */
    public static GlobalSequenceTrackingToken through(long position) {
        return of(position, LAST_INDEX);
    }

    /** The token of a sequence number, as {@link #sequenceOf} gives it. */
    public static GlobalSequenceTrackingToken ofSequence(long sequence) {
        return new GlobalSequenceTrackingToken(sequence);
    }

    /** The position of a sequence number. */
    public static long positionOf(long sequence) {
        return sequence >>> INDEX_BITS;
    }

    /** The position a reader has reached, counting only what all its segments have seen; 0 for none. */
    public static long positionOf(TrackingToken token) {
        return sequenceOf(token) >>> INDEX_BITS;
    }

    public static int indexOf(TrackingToken token) {
        return (int) (sequenceOf(token) & LAST_INDEX);
    }

    /** The sequence number of the last event a token covers; 0 for none. */
    public static long sequenceOf(TrackingToken token) {
        TrackingToken lower = WrappedToken.unwrapLowerBound(token);
        OptionalLong sequence = lower == null ? OptionalLong.empty() : lower.position();
        return sequence.orElse(0);
    }
}
