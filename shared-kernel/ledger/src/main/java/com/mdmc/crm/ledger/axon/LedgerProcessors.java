package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.deadletter.RetryUnreadable;
import com.mdmc.crm.ledger.axon.deadletter.UnreadableEvents;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import com.mdmc.crm.ledger.axon.tail.CatchUp;
import com.mdmc.crm.ledger.axon.token.LeasedTokenStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
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
    private final LeasedTokenStore tokens;
    private final Map<String, Registered> processors = new ConcurrentHashMap<>();
    private final Map<String, Long> standing = new ConcurrentHashMap<>();

    private record Registered(List<Group> members, GroupPauses pauses) {}

    public LedgerProcessors(MongoTemplate template, Serializer serializer, Ledger ledger, LeasedTokenStore tokens) {
        this.template = template;
        this.serializer = serializer;
        this.ledger = ledger;
        this.tokens = tokens;
        tokens.onClaim(this::claimed);
    }

    private void claimed(String processor, TrackingToken token, Map<String, Long> paused) {
        Registered known = processors.get(processor);
        if (known != null) {
            known.pauses()
                    .claimed(
                            token,
                            paused,
                            () -> known.members().forEach(each -> each.forget().run()));
        }
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
     * @param forget called whenever the processor is claimed: another process may have handled events since
     */
    public record Group(
            String name,
            EventMessageHandler handler,
            SequencedDeadLetterQueue<EventMessage<?>> parked,
            Runnable forget) {}

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
        GroupPauses pauses = new GroupPauses(
                name,
                tokens,
                this::eventsAfter,
                interceptors,
                members.stream().map(Group::name).toList(),
                standing);
        processors.put(name, new Registered(members, pauses));
        members.forEach(member -> assign(processing, name, member, pauses));
        processing.registerHandlerInterceptor(name, axon -> pauses);
        interceptors.forEach(each -> processing.registerHandlerInterceptor(name, axon -> each));
        processing.registerHandlerInterceptor(name, axon -> new RetryUnreadable(ledger));
    }

    private Stream<? extends TrackedEventMessage<?>> eventsAfter(long sequence) {
        return new CatchUp(ledger.commits(), new LedgerMessages(ledger.decoder()), LedgerToken.ofSequence(sequence))
                .stream();
    }

    /** Names of all groups that were registered. */
    public List<String> groups() {
        return processors().keySet().stream().sorted().toList();
    }

    /** The processors that were registered, by the groups they have. */
    public Map<String, String> processors() {
        Map<String, String> byGroup = new HashMap<>();
        processors.forEach(
                (processor, registered) -> registered.members().forEach(each -> byGroup.put(each.name(), processor)));
        return byGroup;
    }

    /**
     * The sequence of the last event that a group has taken in before it was paused, by group; without those that go on
     * with a processor this process runs.
     */
    public Map<String, Long> standing() {
        return Collections.unmodifiableMap(standing);
    }

    /**
     * Pauses some groups, and has all others take in what they missed. Concerns the processors that this process runs.
     *
     * @param axon has the handlers
     */
    public void pauseOnly(Collection<String> wished, EventProcessingConfiguration axon) {
        processors
                .values()
                .forEach(each -> each.members().forEach(member -> {
                    String group = member.name();
                    if (wished.contains(group)) {
                        each.pauses().pause(group);
                    } else if (standing.containsKey(group)) {
                        axon.sequencedDeadLetterProcessor(group)
                                .map(DeadLetteringEventHandlerInvoker.class::cast)
                                .ifPresent(handlers -> each.pauses().resume(group, handlers, member.forget()));
                    }
                }));
    }

    /** Whether a group is paused, whichever process runs its processor; asks the store. */
    public boolean isPaused(String group) {
        return tokens.pauses().of(processors().get(group)).containsKey(group);
    }

    /** Names of those groups that have dead letters, with one query for all. */
    public List<String> groupsWithDeadLetters() {
        List<String> found = template.deadLetterCollection()
                .distinct("processingGroup", String.class)
                .into(new ArrayList<>());
        return groups().stream().filter(found::contains).toList();
    }

    private void assign(EventProcessingConfigurer processing, String processor, Group member, GroupPauses pauses) {
        String name = member.name();
        Object handler = pauses.pausable(name, member.handler());
        Object unreadable = pauses.pausable(name, new UnreadableEvents());
        processing
                .registerEventHandler(axon -> handler)
                .registerEventHandler(axon -> unreadable)
                .assignHandlerInstancesMatching(name, each -> each == handler || each == unreadable)
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
