package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Projection;
import java.util.List;

/** A projection that says what a batch makes it write, so that those of one processor write together. */
public interface PlannedProjection extends Projection {

    /** What the next events in ledger order make. */
    Plan plan(List<EventEnvelope<?>> batch);
}
