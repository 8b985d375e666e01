package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import java.time.Instant;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Periodic retry of dead letters: unreadable ones until they are repaired, others until their attempts are used up. After
 * a start all are retried once.
 */
public final class DeadLetterRetry {

    private final EventProcessingConfiguration processing;
    private final LedgerProcessors processors;
    private boolean started;

    DeadLetterRetry(EventProcessingConfiguration processing, LedgerProcessors processors) {
        this.processing = processing;
        this.processors = processors;
    }

    @Scheduled(fixedDelayString = "${crm.parked.retry:10s}", initialDelayString = "${crm.parked.retry:10s}")
    void retry() {
        Predicate<DeadLetter<? extends EventMessage<?>>> due = started ? DeadLetterPolicy::mayBeTried : letter -> true;
        started = true;
        // What an operator has paused, or rebuilds, is left alone.
        processors.groupsWithDeadLetters().stream()
                .filter(name -> isRunning(name) && !processors.isPaused(name))
                .forEach(name -> retry(name, due));
    }

    private boolean isRunning(String name) {
        return processing
                .eventProcessor(processors.processors().get(name))
                .filter(EventProcessor::isRunning)
                .isPresent();
    }

    private void retry(String name, Predicate<DeadLetter<? extends EventMessage<?>>> due) {
        long subjects = processing
                .deadLetterQueue(name)
                .map(SequencedDeadLetterQueue::amountOfSequences)
                .orElse(0L);
        Instant begun = GenericDeadLetter.clock.instant();
        for (long i = 0; i < subjects; i++) {
            processing
                    .sequencedDeadLetterProcessor(name)
                    .ifPresent(parked -> retryOne(parked, due.and(each -> wasLeftAloneSince(begun, each))));
        }
    }

    private static void retryOne(
            SequencedDeadLetterProcessor<EventMessage<?>> parked,
            Predicate<DeadLetter<? extends EventMessage<?>>> due) {
        parked.process(due);
    }

    /** A subject that has just failed is not retried before all others. */
    private static boolean wasLeftAloneSince(Instant begun, DeadLetter<?> letter) {
        return letter.lastTouched().isBefore(begun);
    }
}
