package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.access.AccessEvent.CommandRejected;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.EventThrottle;
import jakarta.validation.ConstraintViolationException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Puts every refused command on record, so that the audit shows what was tried and not only what was done. Only of the
 * very same refusal over and over, faster than anybody works, some are left out; the next one says how many.
 */
public class Rejections {
    private final EventBus events;
    private final EventThrottle gate;

    /** @param gate tells a flood of the same refusal */
    public Rejections(EventBus events, EventThrottle gate) {
        this.events = events;
        this.gate = gate;
    }

    /** Records the refusal of a command, and hands the reason back to be thrown. */
    RuntimeException record(DomainCommand command, CommandMessage<?> message, RuntimeException reason) {
        EventMetadata provenance = (EventMetadata) message.getMetaData().get(CommandMetaData.PROVENANCE);
        String same = String.join(
                " ", String.valueOf(provenance.actor()), provenance.command(), command.subject(), code(reason));
        gate.pass(same)
                .ifPresent(suppressed -> events.publish(new GenericEventMessage<>(
                        rejected(command, provenance, reason, suppressed), provenance.toMap())));
        return reason;
    }

    private static CommandRejected rejected(
            DomainCommand command, EventMetadata provenance, RuntimeException reason, long suppressed) {
        return new CommandRejected(
                command.subject(),
                command.resource(),
                provenance.command(),
                code(reason),
                status(reason),
                suppressed == 0 ? null : suppressed);
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
