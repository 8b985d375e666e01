package com.mdmc.crm.projections.offline;

import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Projection;
import java.util.List;

/** A projection under construction: given the whole ledger in order, once, by one thread. */
public interface Rebuild {

    /** Takes in the next commits, none of which is cut in two. */
    void add(List<EventEnvelope<?>> commits);

    /** Writes what is still in memory, and makes the indexes. */
    void finish();

    /**
     * A construction by a projection that works as it does every day, on other collections.
     *
     * @param indexes makes the indexes, once everything is written: faster than to keep them up to date
     */
    static Rebuild by(Projection elsewhere, Runnable indexes) {
        return new Rebuild() {
            @Override
            public void add(List<EventEnvelope<?>> commits) {
                elsewhere.project(commits);
            }

            @Override
            public void finish() {
                indexes.run();
            }
        };
    }
}
