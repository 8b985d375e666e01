package com.mdmc.crm.projections.processing;

import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.projections.store.WriteRound;
import com.mdmc.crm.projections.store.WriteRound.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The projections of one streaming processor: they share its batches and its token, so that an event costs one token
 * write however many of them take it in. Each has dead letters of its own: what one fails on, the others take in.
 */
public record ProjectionProcessor(
        String name, List<ProjectionHandler> handlers, ProcessorProgress progress, WriteRound round) {

    /** Called after each message of a batch was handled: with the last one the projections take the batch in. */
    public synchronized void afterMessage(UnitOfWork<?> unitOfWork) {
        if (unitOfWork instanceof BatchingUnitOfWork<?> batch && !batch.isLastMessage()) {
            return;
        }
        List<Plan> plans =
                handlers.stream().map(handler -> handler.plan(unitOfWork)).toList();
        if (round.run(parts(plans, Plan::before)) && round.run(parts(plans, Plan::rest))) {
            plans.forEach(plan -> plan.written().run());
        } else {
            plans.forEach(plan -> plan.again().run());
        }
        if (DeadLetterPolicy.isInTurn(unitOfWork)) {
            progress.reached(name, LedgerPosition.of(unitOfWork.getMessage()).position());
        }
    }

    private static List<Part<?>> parts(List<Plan> plans, Function<Plan, List<Part<?>>> round) {
        List<Part<?>> parts = new ArrayList<>();
        plans.forEach(plan -> parts.addAll(round.apply(plan)));
        return parts;
    }
}
