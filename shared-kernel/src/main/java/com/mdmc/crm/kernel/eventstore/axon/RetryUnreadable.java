package com.mdmc.crm.kernel.eventstore.axon;

import com.mdmc.crm.kernel.eventstore.CommitDocument;
import com.mdmc.crm.kernel.eventstore.LedgerStorage;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * When a dead letter of an unreadable commit is tried again, reads the commit anew and hands the handlers the events it
 * turns out to hold. Belongs last among the interceptors of a processing group.
 */
public final class RetryUnreadable implements MessageHandlerInterceptor<EventMessage<?>> {

    private final LedgerStorage storage;
    private final LedgerMessages messages;

    public RetryUnreadable(LedgerStorage storage) {
        this.storage = storage;
        this.messages = new LedgerMessages(storage.decoder());
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        EventMessage<?> letter = unitOfWork.getMessage();
        if (!isRetry(unitOfWork) || !UnreadableEvent.class.equals(letter.getPayloadType())) {
            return chain.proceed();
        }
        for (EventMessage<?> event : readAnew(letter, (UnreadableEvent) letter.getPayload())) {
            handle(event, unitOfWork, chain);
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static void handle(EventMessage<?> event, UnitOfWork<?> unitOfWork, InterceptorChain chain)
            throws Exception {
        ((UnitOfWork<EventMessage<?>>) unitOfWork).transformMessage(letter -> event);
        chain.proceed();
    }

    private static boolean isRetry(UnitOfWork<?> unitOfWork) {
        return unitOfWork.resources().containsKey(DeadLetter.class.getName());
    }

    private List<TrackedEventMessage<?>> readAnew(EventMessage<?> letter, UnreadableEvent unreadable) {
        CommitDocument document =
                storage.commits().after(unreadable.position() - 1, 1).get(0);
        return messages.of(document).stream()
                .filter(event -> unreadable.index() == UnreadableEvent.WHOLE_STREAM
                        ? isOfStream(streamOf(letter), event)
                        : LedgerPosition.of(event).index() == unreadable.index())
                .toList();
    }

    private static boolean isOfStream(String aggregateId, EventMessage<?> event) {
        return aggregateId == null || aggregateId.equals(streamOf(event));
    }

    private static String streamOf(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : null;
    }
}
