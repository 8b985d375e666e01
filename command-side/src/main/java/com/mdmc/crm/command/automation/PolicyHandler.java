package com.mdmc.crm.command.automation;

import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.ArrayDeque;
import java.util.Deque;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Tells a policy of the events it reacts to, each once it happened and never again when history is replayed. Other events
 * neither wake it nor cost a write.
 */
final class PolicyHandler implements EventMessageHandler {
    private final Policy policy;
    private final Reactions reactions;

    PolicyHandler(Policy policy) {
        this.policy = policy;
        this.reactions = policy.reactions();
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return canHandleType(message.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return reactions.knows(payloadType);
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public Object handle(EventMessage<?> message) {
        if (!canHandle(message)) {
            return null;
        }
        // What a policy orders must be written before the processor notes that this event is done, and not with it:
        // commands inside a surrounding unit of work, be it a batch's or a dead letter's, would be recorded after that.
        Deque<UnitOfWork<?>> surrounding = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            surrounding.push(CurrentUnitOfWork.get());
            CurrentUnitOfWork.clear(surrounding.peek());
        }
        try {
            react(message);
            return null;
        } finally {
            surrounding.forEach(CurrentUnitOfWork::set);
        }
    }

    /** Acts as the system, in the name of the policy, because of {@code cause}. */
    private void react(EventMessage<?> cause) {
        EventMetadata origin = EventMetadata.of(cause.getMetaData());
        reactions.to(cause, RequestContext.system(policy.name(), origin.correlationId(), cause.getIdentifier()));
    }
}
