package com.mdmc.crm.ledger.axon.deadletter;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import com.mdmc.crm.ledger.axon.message.UnreadableEvent;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Interceptor for retries of an unreadable commit: reads the commit again and passes its events to the handlers. It must
 * be the last interceptor of a processing group.
 */
public record RetryUnreadable(Ledger ledger, LedgerMessages messages)
        implements MessageHandlerInterceptor<EventMessage<?>> {

    public RetryUnreadable(Ledger ledger) {
        this(ledger, new LedgerMessages(ledger.decoder()));
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        EventMessage<?> letter = unitOfWork.getMessage();
        if (!DeadLetterPolicy.isRetry(unitOfWork) || !UnreadableEvent.class.equals(letter.getPayloadType())) {
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

    private List<TrackedEventMessage<?>> readAnew(EventMessage<?> letter, UnreadableEvent unreadable) {
        List<TrackedEventMessage<?>> events = messages.of(documentAt(unreadable.position()));
        events.forEach(RetryUnreadable::refuseStillUnreadable);
        String own = SubjectSequence.of(letter);
        return events.stream()
                .filter(event -> unreadable.index() == UnreadableEvent.WHOLE_COMMIT
                        ? unreadable.standsFor(SubjectSequence.of(event), own)
                        : LedgerPosition.of(event).index() == unreadable.index())
                .toList();
    }

    private CommitDocument documentAt(long position) {
        return ledger.commits().after(position - 1, 1).stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableCommitException(position, Reason.GAP, "it is missing"));
    }

    private static void refuseStillUnreadable(EventMessage<?> event) {
        if (event.getPayload() instanceof UnreadableEvent still && still.index() == UnreadableEvent.WHOLE_COMMIT) {
            throw still.failure();
        }
    }
}
