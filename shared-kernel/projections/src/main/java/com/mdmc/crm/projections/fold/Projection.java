package com.mdmc.crm.projections.fold;

import java.util.List;

/** Something kept up to date from the event stream by a processor of its own, batch by batch. */
public interface Projection {

    /** The processor's name, under which its progress is stored. */
    String name();

    /**
     * Takes in the next events in ledger order; they are durable in the projection when this returns. Events may be
     * delivered again after a crash and must then change nothing.
     */
    void project(List<Recorded<?>> batch);

    /**
     * Takes in events of one subject that had to wait, in order among themselves but after later events of other
     * subjects. May be delivered again as well.
     */
    default void projectLate(List<Recorded<?>> parked) {
        project(parked);
    }
}
