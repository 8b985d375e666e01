package com.mdmc.crm.query.view;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.eventstore.axon.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects the events of a processor's batch and hands them to the projection together, as part of handling the last
 * one: before the processor stores how far it has come.
 */
public final class ProjectionHandler {
    private static final String BATCH = "crm.projection.batch";

    private final Projection projection;
    private final ProcessorProgress progress;

    ProjectionHandler(Projection projection, ProcessorProgress progress) {
        this.projection = projection;
        this.progress = progress;
    }

    String name() {
        return projection.name();
    }

    @EventHandler
    void on(DomainEvent event, EventMessage<?> message) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        unitOfWork.<List<Recorded<?>>>getOrComputeResource(BATCH, unseen -> new ArrayList<>()).add(RecordedEvents.of(message));
    }

    @EventHandler
    void on(UnreadableEvent event) {
        throw event.failure();
    }

    /** Called after each message of a batch was handled. */
    void afterMessage(UnitOfWork<?> unitOfWork) {
        boolean last = !(unitOfWork instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage();
        List<Recorded<?>> collected = unitOfWork.getResource(BATCH);
        if (last && collected != null && !collected.isEmpty()) {
            projection.project(List.copyOf(collected));
            progress.reached(projection.name(), collected.get(collected.size() - 1).position());
            collected.clear();
        }
    }
}
