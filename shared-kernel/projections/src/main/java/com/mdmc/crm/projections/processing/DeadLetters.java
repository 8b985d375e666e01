package com.mdmc.crm.projections.processing;

import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets events aside that a projection cannot take in, subject by subject, so that all other subjects go on. */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final String projection;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    private final Set<String> subjects = ConcurrentHashMap.newKeySet();

    public DeadLetters(String projection, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        this.projection = projection;
        this.queue = queue;
    }

    /** Sets an event aside; those of the same subject that come later are set aside behind it. */
    void park(EventMessage<?> message, Throwable cause) {
        String subject = SubjectSequence.of(message);
        LOG.error("{} sets aside what happens to {}", projection, subject, cause);
        queue.enqueue(subject, new GenericDeadLetter<>(subject, message, cause));
        subjects.add(subject);
    }

    /**
     * Whether something was set aside here of this subject and is still waiting. Axon remembers which subjects wait,
     * but knows nothing of those that were parked past it.
     */
    boolean holds(String subject) {
        return subjects.contains(subject) && (queue.contains(subject) || !subjects.remove(subject));
    }

    /** Whether anything of this subject waits, whoever parked it. */
    boolean holdsAnything(String subject) {
        return queue.contains(subject);
    }
}
