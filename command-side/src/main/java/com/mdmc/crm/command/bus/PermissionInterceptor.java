package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.Actor;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Lets a command pass only from an actor who holds a permission it names. */
final class PermissionInterceptor implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            Actor actor = (Actor) command.getMetaData().get(CommandMetaData.ACTOR);
            Allowed allowed = command.getPayloadType().getAnnotation(Allowed.class);
            if (allowed == null) {
                throw new IllegalStateException(command.getPayloadType() + " names no permission");
            }
            if (!isAllowed(actor, allowed, (DomainCommand) command.getPayload())) {
                throw Rejection.forbidden(allowed.value().length == 0 ? "oneself" : allowed.value()[0].wire());
            }
            return command;
        };
    }

    private static boolean isAllowed(Actor actor, Allowed allowed, DomainCommand command) {
        return allowed.oneself() && (actor.id().value().equals(command.subject()) || actor.isSystem())
                || Arrays.stream(allowed.value()).anyMatch(actor::may);
    }
}
