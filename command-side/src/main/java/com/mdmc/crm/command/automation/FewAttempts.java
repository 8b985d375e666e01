package com.mdmc.crm.command.automation;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;

/** Parks what failed and counts how often it was tried; only letters with tries left are taken up again by themselves. */
final class FewAttempts implements EnqueuePolicy<EventMessage<?>> {
    static final int MOST = 10;

    private static final String ATTEMPTS = "attempts";

    static int attempts(DeadLetter<?> letter) {
        return (int) letter.diagnostics().getOrDefault(ATTEMPTS, 0);
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        return Decisions.requeue(cause, parked -> parked.diagnostics().and(ATTEMPTS, attempts(parked) + 1));
    }
}
