package com.mdmc.crm.query.view;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.kernel.eventstore.axon.LedgerPosition;
import com.mdmc.crm.kernel.eventstore.axon.UnreadableEvent;
import java.util.ArrayList;
import java.util.Iterator;
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
    private final ParkingLot parked;
    private final Ledger ledger;

    ProjectionHandler(Projection projection, ProcessorProgress progress, ParkingLot parked, Ledger ledger) {
        this.projection = projection;
        this.progress = progress;
        this.parked = parked;
        this.ledger = ledger;
    }

    String name() {
        return projection.name();
    }

    @EventHandler
    void on(DomainEvent event, EventMessage<?> message) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        unitOfWork
                .<List<EventMessage<?>>>getOrComputeResource(BATCH, unseen -> new ArrayList<>())
                .add(message);
    }

    @EventHandler
    void on(UnreadableEvent event) {
        throw event.failure();
    }

    /** Called after each message of a batch was handled. */
    void afterMessage(UnitOfWork<?> unitOfWork) {
        boolean last = !(unitOfWork instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage();
        List<EventMessage<?>> collected = unitOfWork.getResource(BATCH);
        if (last && collected != null && !collected.isEmpty()) {
            long position =
                    LedgerPosition.of(collected.get(collected.size() - 1)).position();
            project(collected);
            progress.reached(projection.name(), position);
            collected.clear();
        }
    }

    private void project(List<EventMessage<?>> batch) {
        List<EventMessage<?>> messages = new ArrayList<>(batch);
        List<Recorded<?>> rest = restOfCommit(LedgerPosition.of(batch.get(batch.size() - 1)));
        while (!messages.isEmpty()) {
            List<Recorded<?>> events = new ArrayList<>();
            messages.forEach(message -> events.add(RecordedEvents.of(message)));
            events.addAll(rest);
            try {
                projection.project(events);
                return;
            } catch (ProjectionFailure poisoned) {
                // What has not been delivered yet is parked when it is.
                rest = List.of();
                parkFrom(messages, poisoned);
            }
        }
    }

    // A batch may end inside a commit, but nobody shall see half of one: its other events are taken in ahead of their
    // delivery, which then changes nothing.
    private List<Recorded<?>> restOfCommit(LedgerPosition last) {
        if (last.lastOfCommit()) {
            return List.of();
        }
        return ledger.commitsAfter(last.position() - 1, 1).stream()
                .flatMap(commit -> RecordedEvents.of(commit).stream())
                .<Recorded<?>>map(recorded -> recorded)
                .filter(recorded -> recorded.index() > last.index())
                .toList();
    }

    private void parkFrom(List<EventMessage<?>> messages, ProjectionFailure poisoned) {
        String subject = poisoned.recorded().event().subject();
        for (Iterator<EventMessage<?>> rest = messages.iterator(); rest.hasNext(); ) {
            EventMessage<?> message = rest.next();
            boolean sameSubject = ((DomainEvent) message.getPayload()).subject().equals(subject);
            if (sameSubject
                    && RecordedEvents.of(message).token() >= poisoned.recorded().token()) {
                parked.park(message, poisoned);
                rest.remove();
            }
        }
    }
}
