package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.axon.token.LeasedTokenStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Pauses of single groups of a processor. A paused group takes in nothing while the others go on; where it stands is kept
 * with the processor's token, where only the processor's owner can move it. Resumed, it takes in what it missed between
 * the batches of the others, and then goes on with them.
 */
final class GroupPauses implements MessageHandlerInterceptor<EventMessage<?>> {
    private static final int EVENTS = 500;

    private final String processor;
    private final LeasedTokenStore tokens;
    private final LongFunction<Stream<? extends TrackedEventMessage<?>>> events;
    private final List<MessageHandlerInterceptor<EventMessage<?>>> interceptors;
    private final Collection<String> groups;
    private final Map<String, Long> standing;
    private final ReentrantLock batches = new ReentrantLock(true);
    private volatile String takingIn = "";
    private long last;

    /**
     * @param events those after a sequence number
     * @param interceptors around each event
     * @param standing by group, the sequence of the last event that it has taken in before it was paused
     */
    GroupPauses(
            String processor,
            LeasedTokenStore tokens,
            LongFunction<Stream<? extends TrackedEventMessage<?>>> events,
            List<MessageHandlerInterceptor<EventMessage<?>>> interceptors,
            Collection<String> groups,
            Map<String, Long> standing) {
        this.groups = groups;
        this.standing = standing;
        this.processor = processor;
        this.tokens = tokens;
        this.events = events;
        this.interceptors = interceptors;
    }

    void claimed(TrackingToken token, Map<String, Long> paused, Runnable forget) {
        batches.lock();
        try {
            standing.keySet().removeAll(groups);
            standing.putAll(paused);
            last = LedgerToken.sequenceOf(token);
            forget.run();
        } finally {
            batches.unlock();
        }
    }

    /** A handler that lets events go by while its group is paused. */
    EventMessageHandler pausable(String group, EventMessageHandler handler) {
        return new PausableHandler(
                handler,
                unitOfWork -> standing.containsKey(group)
                        && !takingIn.equals(group)
                        && !DeadLetterPolicy.isRetry(unitOfWork));
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        if (unitOfWork instanceof BatchingUnitOfWork<?> batch && !batches.isHeldByCurrentThread()) {
            batches.lock();
            unitOfWork.afterCommit(done -> last = sequenceOf(batch.getMessages()));
            unitOfWork.onCleanup(done -> batches.unlock());
        }
        return chain.proceed();
    }

    private static long sequenceOf(List<?> messages) {
        TrackedEventMessage<?> end = (TrackedEventMessage<?>) messages.get(messages.size() - 1);
        return LedgerToken.sequenceOf(end.trackingToken());
    }

    /** Pauses a group, if this process runs the processor. */
    void pause(String group) {
        batches.lock();
        try {
            if (tokens.isHeldHere(processor)
                    && !standing.containsKey(group)
                    && tokens.pauses().pause(processor, group, last)) {
                standing.put(group, last);
            }
        } finally {
            batches.unlock();
        }
    }

    /**
     * Has a group take in what it missed, if this process runs the processor; returns when it goes on with the others.
     *
     * @param forget called after a failure, when the group may know of writes that were not made
     */
    void resume(String group, DeadLetteringEventHandlerInvoker handlers, Runnable forget) {
        boolean isBehind = true;
        while (isBehind) {
            batches.lock();
            try {
                isBehind = standing.containsKey(group) && tokens.isHeldHere(processor) && takeIn(group, handlers);
            } catch (RuntimeException failed) {
                forget.run();
                throw failed;
            } finally {
                takingIn = "";
                batches.unlock();
            }
        }
    }

    /** Whether there is more. */
    private boolean takeIn(String group, DeadLetteringEventHandlerInvoker handlers) {
        List<TrackedEventMessage<?>> missed = new ArrayList<>();
        try (var following = events.apply(standing.get(group))) {
            following
                    .takeWhile(event -> LedgerToken.sequenceOf(event.trackingToken()) <= last)
                    .limit(EVENTS)
                    .forEach(missed::add);
        }
        if (missed.isEmpty()) {
            if (tokens.pauses().resume(processor, group)) {
                standing.remove(group);
            }
            return false;
        }
        takingIn = group;
        deliver(
                missed.stream()
                        .filter(each -> handlers.canHandle(each, Segment.ROOT_SEGMENT))
                        .toList(),
                handlers);
        long through = sequenceOf(missed);
        if (!tokens.pauses().pause(processor, group, through)) {
            return false;
        }
        standing.put(group, through);
        return true;
    }

    private void deliver(List<? extends TrackedEventMessage<?>> missed, DeadLetteringEventHandlerInvoker handlers) {
        if (missed.isEmpty()) {
            return;
        }
        BatchingUnitOfWork<TrackedEventMessage<?>> batch = new BatchingUnitOfWork<>(List.copyOf(missed));
        batch.resources().put(DeadLetterPolicy.MISSED, true);
        ResultMessage<?> result =
                batch.executeWithResult(() -> new DefaultInterceptorChain<>(batch, interceptors, message -> {
                            handlers.handle(message, Segment.ROOT_SEGMENT);
                            return null;
                        })
                        .proceed());
        if (result.isExceptional()) {
            throw new IllegalStateException("what was missed cannot be taken in now", result.exceptionResult());
        }
    }
}
