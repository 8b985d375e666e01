package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectErasedException;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Encrypts every personal text of an accepted command, so that no aggregate, event or log ever meets a clear one. */
final class PersonalDataEncryption implements MessageDispatchInterceptor<CommandMessage<?>> {
    private final Privacy privacy;

    PersonalDataEncryption(Privacy privacy) {
        this.privacy = privacy;
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
            return privacy.encryptAll(payload.subject(), payload);
        } catch (SubjectErasedException erased) {
            throw Rejection.state("lead-erased");
        }
    }
}
