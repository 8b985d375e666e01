package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.deadletter.RetryUnreadable;
import com.mdmc.crm.ledger.axon.deadletter.UnreadableEvents;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/**
 * Registration of event processors that follow the ledger from its beginning. An event that cannot be handled or read is
 * dead-lettered under its subject, with all later events of that subject; other subjects go on. {@code DeadLetterRetry}
 * retries.
 */
public final class LedgerProcessors {

    /** Upper bound of dead letters per subject, and of subjects, beyond which a processor stops; not reached in practice. */
    private static final int ROOM = 1_000_000;

    private final MongoTemplate template;
    private final Serializer serializer;
    private final Ledger ledger;

    public LedgerProcessors(MongoTemplate template, Serializer serializer, Ledger ledger) {
        this.template = template;
        this.serializer = serializer;
        this.ledger = ledger;
    }

    /** The dead-letter queue of a processor. */
    public SequencedDeadLetterQueue<EventMessage<?>> parkedBy(String name) {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(name)
                .mongoTemplate(template)
                .serializer(serializer)
                .maxSequences(ROOM)
                .maxSequenceSize(ROOM)
                .build();
    }

    /**
     * Registers a processor.
     *
     * @param name of its processor
     * @param handler whose annotated methods handle the events
     * @param parked made with {@link #parkedBy}
     * @param interceptors around each event, also when it is retried
     */
    public void register(
            EventProcessingConfigurer processing,
            String name,
            Object handler,
            int batchSize,
            SequencedDeadLetterQueue<EventMessage<?>> parked,
            List<MessageHandlerInterceptor<EventMessage<?>>> interceptors) {
        Object unreadable = new UnreadableEvents();
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        Configuration::eventStore,
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .batchSize(batchSize)
                                .initialToken(StreamableMessageSource::createTailToken))
                .registerEventHandler(axon -> handler)
                .registerEventHandler(axon -> unreadable)
                .assignHandlerInstancesMatching(name, each -> each == handler || each == unreadable)
                .registerSequencingPolicy(name, axon -> new SubjectSequence())
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance());
        park(processing, name, parked);
        interceptors.forEach(each -> processing.registerHandlerInterceptor(name, axon -> each));
        processing.registerHandlerInterceptor(name, axon -> new RetryUnreadable(ledger));
    }

    private static void park(
            EventProcessingConfigurer processing, String name, SequencedDeadLetterQueue<EventMessage<?>> parked) {
        processing
                .registerDeadLetterQueue(name, axon -> parked)
                .registerDeadLetterPolicy(name, axon -> new DeadLetterPolicy())
                // Without it every event costs a query.
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        name, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
    }
}
