package com.mdmc.crm.command.bus;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.AccessEvent.CommandRejected;
import com.mdmc.crm.kernel.access.Provenance;
import jakarta.validation.ConstraintViolationException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Puts every refused command on record, so that the audit shows what was tried and not only what was done. */
public class Refusals {
    private final EventBus events;

    public Refusals(EventBus events) {
        this.events = events;
    }

    /** Records the refusal of a command, and hands the reason back to be thrown. */
    RuntimeException record(DomainCommand command, CommandMessage<?> message, RuntimeException reason) {
        Provenance provenance = (Provenance) message.getMetaData().get(CommandMetaData.PROVENANCE);
        CommandRejected rejected = new CommandRejected(
                command.subject(), command.resource(), provenance.command(), code(reason), status(reason));
        events.publish(new GenericEventMessage<>(rejected, provenance.toMap()));
        return reason;
    }

    private static String code(RuntimeException reason) {
        if (reason instanceof Rejection rejection) {
            return rejection.code();
        }
        return reason instanceof ConstraintViolationException ? "validation" : "internal-error";
    }

    private static int status(RuntimeException reason) {
        if (reason instanceof Rejection rejection) {
            return rejection.kind().status();
        }
        return reason instanceof ConstraintViolationException ? 400 : 500;
    }
}
