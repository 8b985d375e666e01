package com.mdmc.crm.command.operations;

import static com.mdmc.crm.domain.user.Permission.ADMIN_SETTINGS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.PersonalText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of an operator. */
public sealed interface OperationCommand extends DomainCommand {

    @Override
    @TargetAggregateIdentifier
    String subject();

    @Override
    default String resource() {
        return "operation";
    }

    // Operators may be several, and the first decision about something makes its stream.
    @Override
    default int attempts() {
        return ATTEMPTS + 3;
    }

    /** A command about an event processor. */
    sealed interface AboutProjection extends OperationCommand {
        String projection();

        @Override
        default String subject() {
            return "projection:" + projection();
        }
    }

    @Allowed(ADMIN_SETTINGS)
    record PauseProjection(String projection) implements AboutProjection {}

    @Allowed(ADMIN_SETTINGS)
    record ResumeProjection(String projection) implements AboutProjection {}

    @Allowed(ADMIN_SETTINGS)
    record RebuildProjection(String projection) implements AboutProjection {}

    /** A command about a dead letter. */
    sealed interface AboutDeadLetter extends OperationCommand {
        String deadLetterId();

        @Override
        default String subject() {
            return "dead-letter:" + deadLetterId();
        }
    }

    @Allowed(ADMIN_SETTINGS)
    record RetryDeadLetter(String deadLetterId, String projection, Long position) implements AboutDeadLetter {}

    /** Gives an event up: what its processor would have made of it is missing for good. */
    @Allowed(ADMIN_SETTINGS)
    record DiscardDeadLetter(
            String deadLetterId,
            String projection,
            Long position,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason)
            implements AboutDeadLetter {}

    @Allowed(ADMIN_SETTINGS)
    record RunScheduledTask(String task) implements OperationCommand {
        @Override
        public String subject() {
            return "scheduled-task:" + task;
        }
    }

    /** @param level {@code null} for the one the logger has by configuration */
    @Allowed(ADMIN_SETTINGS)
    record ChangeLogLevel(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_.$]{1,200}")
            String logger,

            @Pattern(regexp = "trace|debug|info|warn|error|off")
            String level)
            implements OperationCommand {
        @Override
        public String subject() {
            return "logger:" + logger;
        }
    }
}
