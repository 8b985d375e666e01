package com.mdmc.crm.command.automation;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up parked work again from time to time, until it succeeds or has used up its tries. */
@Component
class DeadLetterRetries {
    private final EventProcessingConfiguration processing;
    private final List<String> policies;

    DeadLetterRetries(EventProcessingConfiguration processing, ObjectProvider<Policy> policies) {
        this.processing = processing;
        this.policies = policies.orderedStream().map(Policy::name).toList();
    }

    @Scheduled(fixedDelayString = "${crm.policies.retry:10s}", initialDelayString = "${crm.policies.retry:10s}")
    void retry() {
        policies.forEach(name -> processing.sequencedDeadLetterProcessor(name).ifPresent(DeadLetterRetries::retryAll));
    }

    private static void retryAll(SequencedDeadLetterProcessor<?> parked) {
        boolean mayGoOn = true;
        for (int i = 0; mayGoOn && i < 100; i++) {
            mayGoOn = parked.process(letter -> FewAttempts.attempts(letter) < FewAttempts.MOST);
        }
    }
}
