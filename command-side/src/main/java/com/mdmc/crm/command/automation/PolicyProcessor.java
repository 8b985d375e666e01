package com.mdmc.crm.command.automation;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.eventstore.axon.UnreadableEvent;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Hands a policy the events of its processor, each once it happened and never again when history is replayed. */
@DisallowReplay
final class PolicyProcessor {
    private final Policy policy;

    PolicyProcessor(Policy policy) {
        this.policy = policy;
    }

    String name() {
        return policy.name();
    }

    @EventHandler
    void on(DomainEvent event, EventMessage<?> message) {
        // What a policy orders must be written before the processor notes that this event is done, and not with it:
        // commands inside the batch's unit of work would be recorded after the batch's token.
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(batch);
        try {
            policy.reactTo(message);
        } finally {
            CurrentUnitOfWork.set(batch);
        }
    }

    @EventHandler
    void on(UnreadableEvent event) {
        throw event.failure();
    }
}
