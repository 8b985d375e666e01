package com.mdmc.crm.command.bus;

import com.mdmc.crm.platform.privacy.SubjectKeys;
import java.util.ConcurrentModificationException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** Makes the key of a new subject durable before what was encrypted under it is recorded; a refusal leaves none behind. */
final class SubjectKeyPersistence implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final SubjectKeys keys;

    SubjectKeyPersistence(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain decision)
            throws Exception {
        String subject = ((DomainCommand) unitOfWork.getMessage().getPayload()).subject();
        // Registered before any event is applied, so that it runs before the events are written.
        unitOfWork.onPrepareCommit(undone -> keep(subject));
        return decision.proceed();
    }

    private void keep(String subject) {
        try {
            keys.persistPending(subject);
        } catch (ConcurrentModificationException anotherWasFirst) {
            throw new ConcurrencyException("another command stored a key first for " + subject, anotherWasFirst);
        }
    }
}
