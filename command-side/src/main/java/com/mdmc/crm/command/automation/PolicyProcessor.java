package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.RequestContext;
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
    private final Reactions reactions;

    PolicyProcessor(Policy policy) {
        this.policy = policy;
        this.reactions = policy.reactions();
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
            react(event, message);
        } finally {
            surrounding.forEach(CurrentUnitOfWork::set);
        }
    }

    /** Acts as the system, in the name of the policy, because of {@code cause}. */
    private void react(DomainEvent event, EventMessage<?> cause) {
        EventMetadata origin = EventMetadata.of(cause.getMetaData());
        reactions.to(
                event,
                LedgerPosition.of(cause),
                RequestContext.system(policy.name(), origin.correlationId(), cause.getIdentifier()));
    }
}
