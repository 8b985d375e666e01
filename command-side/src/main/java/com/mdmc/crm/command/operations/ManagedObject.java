package com.mdmc.crm.command.operations;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.operations.OperationCommand.ChangeLogLevel;
import com.mdmc.crm.command.operations.OperationCommand.DiscardDeadLetter;
import com.mdmc.crm.command.operations.OperationCommand.PauseProjection;
import com.mdmc.crm.command.operations.OperationCommand.RebuildProjection;
import com.mdmc.crm.command.operations.OperationCommand.ResumeProjection;
import com.mdmc.crm.command.operations.OperationCommand.RetryDeadLetter;
import com.mdmc.crm.command.operations.OperationCommand.RunScheduledTask;
import com.mdmc.crm.domain.operation.OperationEvent;
import com.mdmc.crm.domain.operation.OperationEvent.DeadLetterDiscarded;
import com.mdmc.crm.domain.operation.OperationEvent.DeadLetterRetryRequested;
import com.mdmc.crm.domain.operation.OperationEvent.LogLevelChanged;
import com.mdmc.crm.domain.operation.OperationEvent.ProjectionPaused;
import com.mdmc.crm.domain.operation.OperationEvent.ProjectionRebuildRequested;
import com.mdmc.crm.domain.operation.OperationEvent.ProjectionResumed;
import com.mdmc.crm.domain.operation.OperationEvent.ScheduledTaskRequested;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Managed object, in the sense of system management: a processor, dead letter, scheduled task or logger, and what
 * operators decided about it. What is decided already is not recorded again.
 */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class ManagedObject {
    @AggregateIdentifier
    private String subject;

    private boolean paused;
    private boolean discarded;
    private String level;

    ManagedObject() {}

    @CommandHandlerInterceptor
    Object guard(
            OperationCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        return AggregateGuard.decided(expectedVersion, decision);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PauseProjection command) {
        if (!paused) {
            apply(new ProjectionPaused(command.projection()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ResumeProjection command) {
        if (paused || subject == null) {
            apply(new ProjectionResumed(command.projection()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RebuildProjection command) {
        apply(new ProjectionRebuildRequested(command.projection()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RetryDeadLetter command) {
        apply(new DeadLetterRetryRequested(command.deadLetterId(), command.projection(), command.position()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(DiscardDeadLetter command) {
        if (!discarded) {
            apply(new DeadLetterDiscarded(
                    command.deadLetterId(), command.projection(), command.position(), command.reason()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RunScheduledTask command) {
        apply(new ScheduledTaskRequested(command.task()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChangeLogLevel command) {
        if (subject == null || !Objects.equals(command.level(), level)) {
            apply(new LogLevelChanged(command.logger(), command.level()));
        }
    }

    @EventSourcingHandler
    void evolve(OperationEvent event) {
        subject = event.subject();
        if (event instanceof ProjectionPaused) {
            paused = true;
        } else if (event instanceof ProjectionResumed) {
            paused = false;
        } else if (event instanceof DeadLetterDiscarded) {
            discarded = true;
        } else if (event instanceof LogLevelChanged changed) {
            level = changed.level();
        }
    }
}
