package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.platform.http.HttpProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Lets a command pass only if it satisfies the constraints on its fields; names the bad ones as they were sent. */
final class ValidationInterceptor implements MessageDispatchInterceptor<CommandMessage<?>> {
    private final Validator validator;

    ValidationInterceptor(Validator validator) {
        this.validator = validator;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            Set<ConstraintViolation<Object>> violations = validator.validate(command.getPayload());
            if (!violations.isEmpty()) {
                List<FieldError> errors = HttpProblems.violations(new ConstraintViolationException(violations));
                throw new Rejection(Kind.INVALID, "validation", Map.of(), asSent(errors, command.getPayloadType()));
            }
            return command;
        };
    }

    private static List<FieldError> asSent(List<FieldError> errors, Class<?> command) {
        Optional<String> body = Arrays.stream(command.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(RequestBodyComponent.class))
                .map(component -> component.getName() + ".")
                .findFirst();
        return errors.stream()
                .map(error -> body.filter(error.field()::startsWith)
                        .map(prefix ->
                                new FieldError(error.field().substring(prefix.length()), error.code(), error.message()))
                        .orElse(error))
                .toList();
    }
}
