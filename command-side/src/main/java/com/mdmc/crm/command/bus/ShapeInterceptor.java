package com.mdmc.crm.command.bus;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Lets a command pass only if it satisfies the constraints on its fields. */
final class ShapeInterceptor implements MessageDispatchInterceptor<CommandMessage<?>> {
    private final Validator validator;

    ShapeInterceptor(Validator validator) {
        this.validator = validator;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            Set<ConstraintViolation<Object>> violations = validator.validate(command.getPayload());
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return command;
        };
    }
}
