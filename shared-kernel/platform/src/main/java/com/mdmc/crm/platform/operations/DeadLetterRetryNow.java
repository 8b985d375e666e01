package com.mdmc.crm.platform.operations;

import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;

/** Retry of a dead letter that an operator asks for, whether or not it has attempts left, and of those behind it. */
final class DeadLetterRetryNow implements OperatorAction {
    private final DeadLetterBox letters;
    private final EventProcessingConfiguration processing;

    DeadLetterRetryNow(DeadLetterBox letters, EventProcessingConfiguration processing) {
        this.letters = letters;
        this.processing = processing;
    }

    @Override
    public OperationsStore.Kind kind() {
        return OperationsStore.Kind.RETRY;
    }

    @Override
    public boolean canRun(String target) {
        return letters.find(target)
                .map(letter -> processing.deadLetterQueue(letter.projection()).isPresent())
                .orElse(true);
    }

    @Override
    public String run(String target) {
        DeadLetterBox.Letter letter = letters.find(target).orElse(null);
        if (letter == null) {
            return "handled meanwhile";
        }
        AtomicReference<Boolean> found = new AtomicReference<>(false);
        boolean isHandled = processing
                .sequencedDeadLetterProcessor(letter.projection())
                .orElseThrow(() -> new IllegalStateException(letter.projection() + " has no processor here"))
                .process(each -> {
                    boolean isMeant = isSubject(each, letter.subject());
                    found.compareAndSet(false, isMeant);
                    return isMeant;
                });
        if (isHandled) {
            return "handled";
        }
        throw new IllegalStateException(found.get() ? cause(target) : "it is being handled at this moment");
    }

    private String cause(String id) {
        return letters.find(id)
                .map(still -> still.causeType() + ": " + still.cause())
                .orElse("one behind it failed");
    }

    private static boolean isSubject(DeadLetter<? extends EventMessage<?>> letter, String subject) {
        return letter instanceof MongoDeadLetter<?> stored && subject.equals(stored.sequenceIdentifier());
    }
}
