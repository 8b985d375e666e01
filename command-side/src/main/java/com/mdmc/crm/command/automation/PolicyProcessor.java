package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.DomainEvent;
import java.util.ArrayDeque;
import java.util.Deque;
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
        // commands inside a surrounding unit of work, be it a batch's or a dead letter's, would be recorded after that.
        Deque<UnitOfWork<?>> surrounding = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            surrounding.push(CurrentUnitOfWork.get());
            CurrentUnitOfWork.clear(surrounding.peek());
        }
        try {
            policy.reactTo(message);
        } finally {
            surrounding.forEach(CurrentUnitOfWork::set);
        }
    }
}
