package com.mdmc.crm.ledger.axon.deadletter;

import com.mdmc.crm.ledger.format.UnreadableCommitException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Dead-letter policy: enqueues an event whose handler failed and counts its attempts. Attempts that fail because the
 * ledger cannot be read do not count, since they wait for a repair.
 */
public final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    /** Attempts after which a dead letter is not retried before the program starts again. */
    public static final int MOST_TRIES = 10;

    private static final String TRIES = "attempts";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        return Decisions.requeue(
                cause, parked -> parked.diagnostics().and(TRIES, tries(parked) + (isUnreadable(cause) ? 0 : 1)));
    }

    /** Whether a dead letter has attempts left. */
    public static boolean mayBeTried(DeadLetter<? extends EventMessage<?>> letter) {
        return tries(letter) < MOST_TRIES;
    }

    /** Resource of a unit of work in which a group takes in what it missed while others went on. */
    public static final String MISSED = "crm.missed";

    /** Whether events are handled in their turn: not retried, and not missed before. */
    public static boolean isInTurn(UnitOfWork<?> unitOfWork) {
        return !isRetry(unitOfWork) && !unitOfWork.resources().containsKey(MISSED);
    }

    /** Whether a dead letter is being retried, rather than an event in order. */
    public static boolean isRetry(UnitOfWork<?> unitOfWork) {
        return unitOfWork.resources().containsKey(DeadLetter.class.getName());
    }

    /** How often a dead letter was retried and failed. */
    public static int tries(DeadLetter<?> letter) {
        return ((Number) letter.diagnostics().getOrDefault(TRIES, 0)).intValue();
    }

    private static boolean isUnreadable(Throwable cause) {
        Throwable each = cause;
        while (each != null && !(each instanceof UnreadableCommitException)) {
            each = each.getCause();
        }
        return each != null;
    }
}
