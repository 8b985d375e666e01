package com.mdmc.crm.ledger.axon.deadletter;

import com.mdmc.crm.ledger.format.UnreadableCommitException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Parks what a handler failed on and counts its tries. What failed because the ledger could not be read is not counted:
 * it waits for a repair, however long that takes.
 */
public final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    /** Tries after which a letter is left alone until the program starts again, perhaps with the error corrected. */
    public static final int MOST_TRIES = 10;

    private static final String TRIES = "attempts";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        return Decisions.requeue(
                cause, parked -> parked.diagnostics().and(TRIES, tries(parked) + (isUnreadable(cause) ? 0 : 1)));
    }

    /** Whether a letter has tries left. */
    public static boolean mayBeTried(DeadLetter<? extends EventMessage<?>> letter) {
        return tries(letter) < MOST_TRIES;
    }

    /** Whether a parked event is being handled again, rather than one that comes in order. */
    public static boolean isRetry(UnitOfWork<?> unitOfWork) {
        return unitOfWork.resources().containsKey(DeadLetter.class.getName());
    }

    private static int tries(DeadLetter<?> letter) {
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
