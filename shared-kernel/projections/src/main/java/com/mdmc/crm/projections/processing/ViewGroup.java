package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Projection;
import java.util.List;

/**
 * Views written by one processor: they share its batches, its token and its dead letters. Each view skips what it has
 * already, so that an event which one of them failed on may be delivered to all again.
 */
record ViewGroup(String name, List<ViewWriter<?>> views) implements Projection {

    @Override
    public void project(List<EventEnvelope<?>> batch) {
        views.forEach(view -> view.project(batch));
    }

    @Override
    public void projectLate(List<EventEnvelope<?>> parked) {
        views.forEach(view -> view.projectLate(parked));
    }
}
