package com.mdmc.crm.projections.fold;

import java.util.List;

/** A projection: kept up to date from the event stream, batch by batch. */
public interface Projection {

    /** The processor of what is queried. */
    String QUERY_VIEWS = "query_views";

    /** The processor of what decisions rest on. */
    String DECISION_VIEWS = "decision_views";

    /** Its name, under which its dead letters wait. */
    String name();

    /** The streaming processor that keeps it: those of one processor share its batches and its token. */
    default String processor() {
        return QUERY_VIEWS;
    }

    /** Forgets what it knows of its last writes: another process may have written since. */
    default void forget() {}

    /**
     * Takes in the next events in ledger order; they are durable in the projection when this returns. Events may be
     * delivered again after a crash and must then change nothing.
     */
    void project(List<EventEnvelope<?>> batch);

    /**
     * Takes in events of one subject that had to wait, in order among themselves but after later events of other
     * subjects. May be delivered again as well.
     */
    default void projectLate(List<EventEnvelope<?>> parked) {
        project(parked);
    }
}
