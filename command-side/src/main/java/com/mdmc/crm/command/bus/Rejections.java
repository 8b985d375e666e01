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
 * Security events of rejected commands, so that the audit shows what was tried and not only what was done. Identical
 * rejections in quick succession are throttled; the next one that is recorded says how many were left out.
 */
public class Rejections {
    private final EventBus events;
    private final EventThrottle throttle;

    public Rejections(EventBus events, EventThrottle throttle) {
        this.events = events;
        this.throttle = throttle;
    }

    /** Records a rejection and returns its reason, for the caller to throw. */
    RuntimeException record(DomainCommand command, CommandMessage<?> message, RuntimeException reason) {
        EventMetadata metadata = (EventMetadata) message.getMetaData().get(CommandMetaData.EVENT_METADATA);
        String same =
                String.join(" ", String.valueOf(metadata.actor()), metadata.command(), command.subject(), code(reason));
        throttle.pass(same)
                .ifPresent(suppressed -> events.publish(
                        new GenericEventMessage<>(rejected(command, metadata, reason, suppressed), metadata.toMap())));
        return reason;
    }

    private static CommandRejected rejected(
            DomainCommand command, EventMetadata metadata, RuntimeException reason, long suppressed) {
        return new CommandRejected(
                command.subject(),
                command.resource(),
                metadata.command(),
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
