package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.deadletter.RetryUnreadable;
import com.mdmc.crm.ledger.axon.deadletter.UnreadableEvents;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** How often a processor asks whether its token is free, which costs the store nothing. */
    private static final long CLAIM_EVERY_MILLIS = 300;

    private final MongoTemplate template;
    private final Serializer serializer;
    private final Ledger ledger;
    private final List<String> groups = new CopyOnWriteArrayList<>();

    public LedgerProcessors(MongoTemplate template, Serializer serializer, Ledger ledger) {
        this.template = template;
        this.serializer = serializer;
        this.ledger = ledger;
    }

    /** The dead-letter queue of a group. */
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
     * A handler and its dead letters.
     *
     * @param name under which its dead letters wait
     * @param handler whose annotated methods handle the events, or an {@code EventMessageHandler}
     */
    public record Group(String name, Object handler, SequencedDeadLetterQueue<EventMessage<?>> parked) {}

    /**
     * Registers a processor with its groups of handlers, which share its batches and its token.
     *
     * @param interceptors around each event, also when it is retried
     */
    public void register(
            EventProcessingConfigurer processing,
            String name,
            int batchSize,
            List<Group> members,
            List<MessageHandlerInterceptor<EventMessage<?>>> interceptors) {
        processing.registerPooledStreamingEventProcessor(
                name,
                Configuration::eventStore,
                (axon, processor) -> processor
                        .initialSegmentCount(1)
                        .tokenClaimInterval(CLAIM_EVERY_MILLIS)
                        .batchSize(batchSize)
                        .initialToken(StreamableMessageSource::createTailToken));
        members.forEach(member -> assign(processing, name, member));
        interceptors.forEach(each -> processing.registerHandlerInterceptor(name, axon -> each));
        processing.registerHandlerInterceptor(name, axon -> new RetryUnreadable(ledger));
    }

    /** Names of all groups that were registered. */
    public List<String> groups() {
        return List.copyOf(groups);
    }

    /** Names of those groups that have dead letters, with one query for all. */
    public List<String> groupsWithDeadLetters() {
        List<String> found = template.deadLetterCollection()
                .distinct("processingGroup", String.class)
                .into(new ArrayList<>());
        return groups().stream().filter(found::contains).toList();
    }

    private void assign(EventProcessingConfigurer processing, String processor, Group member) {
        String name = member.name();
        Object unreadable = new UnreadableEvents();
        groups.add(name);
        processing
                .registerEventHandler(axon -> member.handler())
                .registerEventHandler(axon -> unreadable)
                .assignHandlerInstancesMatching(name, each -> each == member.handler() || each == unreadable)
                .assignProcessingGroup(name, processor)
                .registerSequencingPolicy(name, axon -> new SubjectSequence())
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerDeadLetterQueue(name, axon -> member.parked())
                .registerDeadLetterPolicy(name, axon -> new DeadLetterPolicy())
                // Without it every event costs a query.
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        name, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
    }
}
