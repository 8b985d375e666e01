package com.mdmc.crm.projections.fold;

import java.util.List;

/** A projection: kept up to date from the event stream by a processor of its own, batch by batch. */
public interface Projection {

    /** The processor's name, under which its progress is stored. */
    String name();

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
