package com.mdmc.crm.projections.processing;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.fold.ProjectionFailure;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects the events of a processor's batch and hands them to the projection together, as part of handling the last
 * one: before the processor stores how far it has come. Parked events are handed over late, in the thread that takes
 * them up again, never at the same time as a batch.
 */
public final class ProjectionHandler implements EventMessageHandler {
    private static final String REST = "crm.projection.rest.";

    private final String batch;
    private final Projection projection;
    private final DeadLetters parked;
    private final Ledger ledger;

    public ProjectionHandler(Projection projection, DeadLetters parked, Ledger ledger) {
        this.batch = "crm.projection.batch." + projection.name();
        this.projection = projection;
        this.parked = parked;
        this.ledger = ledger;
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return canHandleType(message.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return DomainEvent.class.isAssignableFrom(payloadType);
    }

    @Override
    public Object handle(EventMessage<?> message) {
        if (!canHandle(message)) {
            return null;
        }
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        if (!DeadLetterPolicy.isRetry(unitOfWork) && parked.holds(SubjectSequence.of(message))) {
            throw new BehindDeadLetterException(SubjectSequence.of(message));
        }
        unitOfWork
                .<List<EventMessage<?>>>getOrComputeResource(batch, unseen -> new ArrayList<>())
                .add(message);
        return null;
    }

    /** Called when the processor is claimed. */
    public void forget() {
        projection.forget();
    }

    /** What the collected events make, if it is to be written together with what others write. */
    Plan plan(UnitOfWork<?> unitOfWork) {
        List<EventMessage<?>> collected = unitOfWork.getResource(batch);
        if (collected == null || collected.isEmpty()) {
            return Plan.NOTHING;
        }
        List<EventMessage<?>> messages = new ArrayList<>(collected);
        collected.clear();
        if (DeadLetterPolicy.isRetry(unitOfWork)) {
            projection.projectLate(recorded(messages));
            return Plan.NOTHING;
        }
        LedgerPosition last = LedgerPosition.of(messages.get(messages.size() - 1));
        List<EventEnvelope<?>> rest = unitOfWork.getOrComputeResource(
                REST + last.position() + "." + last.index(), unread -> restOfCommit(last));
        return plan(messages, withoutParked(rest));
    }

    private Plan plan(List<EventMessage<?>> messages, List<EventEnvelope<?>> known) {
        List<EventEnvelope<?>> rest = known;
        while (!messages.isEmpty()) {
            List<EventEnvelope<?>> events = recorded(messages);
            events.addAll(rest);
            try {
                return planned(events, messages);
            } catch (ProjectionFailure poisoned) {
                // What has not been delivered yet is parked when it is.
                rest = List.of();
                parkFrom(messages, poisoned);
            } catch (RuntimeException broken) {
                refuseOutage(broken);
                projectOneByOne(messages);
                return Plan.NOTHING;
            }
        }
        return Plan.NOTHING;
    }

    private Plan planned(List<EventEnvelope<?>> events, List<EventMessage<?>> messages) {
        if (!(projection instanceof PlannedProjection planning)) {
            projection.project(events);
            return Plan.NOTHING;
        }
        Plan plan = planning.plan(events);
        return new Plan(plan.before(), plan.rest(), plan.written(), () -> {
            try {
                plan.again().run();
            } catch (RuntimeException broken) {
                refuseOutage(broken);
                projectOneByOne(messages);
            }
        });
    }

    /** Of what met an event that fails it, or had to look back at what cannot be read, that subject waits alone. */
    private void projectOneByOne(List<EventMessage<?>> messages) {
        projection.forget();
        for (EventMessage<?> message : messages) {
            try {
                if (parked.holds(SubjectSequence.of(message))) {
                    parked.park(message, new BehindDeadLetterException(SubjectSequence.of(message)));
                } else {
                    projection.project(recorded(List.of(message)));
                }
            } catch (RuntimeException failure) {
                refuseOutage(failure);
                parked.park(message, failure);
            }
        }
    }

    // A store that does not answer concerns all projections, which try again; everything else is the event's, or of
    // what
    // the projection has of its past, and waits without holding up others.
    private static void refuseOutage(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            boolean isRefusal = each instanceof MongoWriteException
                    || each instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() == null;
            if (each instanceof MongoException && !isRefusal) {
                throw failure;
            }
        }
    }

    private static List<EventEnvelope<?>> recorded(List<EventMessage<?>> messages) {
        List<EventEnvelope<?>> events = new ArrayList<>();
        messages.forEach(message -> events.add(EventEnvelope.of(message)));
        return events;
    }

    // A batch may end inside a commit, but nobody shall see half of one: its other events are taken in ahead of their
    // delivery, which then changes nothing. Only what is parked, or will be, must not overtake what it waits for. All
    // projections of a processor take in the same.
    private List<EventEnvelope<?>> restOfCommit(LedgerPosition last) {
        if (last.lastOfCommit()) {
            return List.of();
        }
        try {
            return ledger.commitsAfter(last.position() - 1, 1).stream()
                    .flatMap(commit -> EventEnvelope.of(commit).stream())
                    .<EventEnvelope<?>>map(recorded -> recorded)
                    .filter(recorded -> recorded.index() > last.index())
                    .toList();
        } catch (UnreadableCommitException partly) {
            return List.of();
        }
    }

    private List<EventEnvelope<?>> withoutParked(List<EventEnvelope<?>> events) {
        Set<String> waiting = events.stream()
                .map(EventEnvelope::sequence)
                .distinct()
                .filter(parked::holdsAnything)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(recorded -> !waiting.contains(recorded.sequence()))
                .toList();
    }

    private void parkFrom(List<EventMessage<?>> messages, ProjectionFailure poisoned) {
        String sequence = poisoned.recorded().sequence();
        for (Iterator<EventMessage<?>> rest = messages.iterator(); rest.hasNext(); ) {
            EventMessage<?> message = rest.next();
            long behind =
                    EventEnvelope.of(message).token() - poisoned.recorded().token();
            if (behind == 0 || behind > 0 && SubjectSequence.of(message).equals(sequence)) {
                parked.park(message, poisoned);
                rest.remove();
            }
        }
    }
}
