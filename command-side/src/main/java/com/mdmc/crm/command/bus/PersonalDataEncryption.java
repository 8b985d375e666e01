package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectErasedException;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Encryption of personal data on the bus. Every personal text of an accepted command is encrypted before an aggregate
 * sees it, so that no event or log holds a clear one. A new subject's key is durable before the events encrypted under
 * it are appended; a rejected command leaves no key behind.
 */
final class PersonalDataEncryption
        implements MessageDispatchInterceptor<CommandMessage<?>>, MessageHandlerInterceptor<CommandMessage<?>> {
    private final Privacy privacy;
    private final SubjectKeys keys;
    private final TextSubjects subjects;

    PersonalDataEncryption(Privacy privacy, SubjectKeys keys, TextSubjects subjects) {
        this.subjects = subjects;
        this.privacy = privacy;
        this.keys = keys;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            DomainCommand payload = (DomainCommand) command.getPayload();
            return new GenericCommandMessage<>(encrypted(payload), command.getMetaData());
        };
    }

    private DomainCommand encrypted(DomainCommand payload) {
        try {
            String subject = payload.textSubject(subjects);
            return subject.equals(payload.subject())
                    ? privacy.encryptAllHeld(subject, payload)
                    : privacy.encryptAll(subject, payload);
        } catch (SubjectErasedException erased) {
            throw Rejection.state(payload.resource() + "-erased");
        }
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain decision)
            throws Exception {
        String subject = ((DomainCommand) unitOfWork.getMessage().getPayload()).subject();
        // Registered before any event is applied, so that it runs before the events are appended.
        unitOfWork.onPrepareCommit(preparing -> persistKey(subject));
        return decision.proceed();
    }

    private void persistKey(String subject) {
        try {
            keys.persistPending(subject);
        } catch (ConcurrentModificationException lostRace) {
            throw new ConcurrencyException("another command stored a key first for " + subject, lostRace);
        }
    }
}
