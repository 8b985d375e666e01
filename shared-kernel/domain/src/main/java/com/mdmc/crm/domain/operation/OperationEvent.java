package com.mdmc.crm.domain.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;

/** Everything that an operator can have decided about the running program; what the program then does is no event. */
public sealed interface OperationEvent extends DomainEvent {

    /** The processor {@code projection} was told to stand still. */
    record ProjectionPaused(String projection) implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "projection:" + projection;
        }
    }

    /** The processor {@code projection} was told to go on. */
    record ProjectionResumed(String projection) implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "projection:" + projection;
        }
    }

    /** The views of the processor {@code projection} were asked to be built anew from the ledger. */
    record ProjectionRebuildRequested(String projection) implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "projection:" + projection;
        }
    }

    /**
     * An event that a processor could not handle was to be handled again.
     *
     * @param position of the event's commit in the ledger; {@code null} if it has none
     */
    record DeadLetterRetryRequested(String deadLetterId, String projection, Long position) implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "dead-letter:" + deadLetterId;
        }
    }

    /**
     * An event that a processor could not handle is never handled there. The fields are those of
     * {@link DeadLetterRetryRequested}.
     */
    record DeadLetterDiscarded(String deadLetterId, String projection, Long position, PersonalText reason)
            implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "dead-letter:" + deadLetterId;
        }
    }

    /** A scheduled task was asked to run at once. */
    record ScheduledTaskRequested(String task) implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "scheduled-task:" + task;
        }
    }

    /**
     * A logger logs from another level on.
     *
     * @param level {@code null} for the one it has by configuration
     */
    record LogLevelChanged(String logger, String level) implements OperationEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "logger:" + logger;
        }
    }
}
