package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.format.Provenance;
import java.time.Instant;

/**
 * An event as the ledger holds it.
 *
 * @param position number of its commit in the ledger
 * @param index its place in the commit, from 0
 * @param aggregateId the stream it belongs to; {@code null} for an event outside any aggregate
 * @param version number of events in that stream up to and including this one
 * @param time when the commit was written, to the millisecond
 */
public record Recorded<E extends DomainEvent>(
        E event, long position, int index, String aggregateId, long version, Instant time, Provenance provenance) {

    private static final int INDEX_BITS = 16;

    /** One number that orders all events of the ledger. */
    public long token() {
        return tokenOf(position, index);
    }

    /** The {@link #token()} of the event at an index of a commit. */
    public static long tokenOf(long position, int index) {
        return position << INDEX_BITS | index;
    }

    /** The commit number inside a {@link #token()}. */
    public static long positionOf(long token) {
        return token >> INDEX_BITS;
    }

    /** The greatest {@link #token()} an event of a commit can have. */
    public static long lastTokenOf(long position) {
        return (position << INDEX_BITS) + (1L << INDEX_BITS) - 1;
    }

    /** What it is handled in order with: the events of its subject. */
    public String sequence() {
        return event.subject() != null ? event.subject() : String.valueOf(aggregateId);
    }

    /** Who did it. */
    public UserId actor() {
        return provenance.actor() == null ? null : new UserId(provenance.actor());
    }
}
