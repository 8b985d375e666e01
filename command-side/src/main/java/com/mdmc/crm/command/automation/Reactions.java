package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/** The reactions of a policy: one per event type it acts on. */
final class Reactions {
    private final Map<Class<?>, CauseReaction<DomainEvent>> reactions = new HashMap<>();

    /** What a policy does because of an event at its place in the ledger; commands are sent with {@code context}. */
    interface Reaction<E> {
        void to(E event, LedgerPosition at, RequestContext context);
    }

    /** What a policy does because of an event that somebody caused at some time. */
    interface CauseReaction<E extends DomainEvent> {
        void to(EventEnvelope<E> cause, LedgerPosition at, RequestContext context);
    }

    /** States the reaction to an event, or to every event of a sealed interface. */
    <E extends DomainEvent> Reactions on(Class<E> type, Reaction<E> reaction) {
        return onCause(type, (cause, at, context) -> reaction.to(cause.event(), at, context));
    }

    /** The same where it matters who caused the event, and when. */
    @SuppressWarnings("unchecked")
    <E extends DomainEvent> Reactions onCause(Class<E> type, CauseReaction<E> reaction) {
        EventFold.typesUnder(type)
                .forEach(event -> reactions.put(event, (CauseReaction<DomainEvent>) (CauseReaction<?>) reaction));
        return this;
    }

    /** Whether there is a reaction to events of a type. */
    boolean knows(Class<?> type) {
        return reactions.containsKey(type);
    }

    /** Acts on an event, or leaves it alone. */
    @SuppressWarnings("unchecked")
    void to(EventMessage<?> cause, RequestContext context) {
        CauseReaction<DomainEvent> reaction = reactions.get(cause.getPayloadType());
        if (reaction != null) {
            reaction.to((EventEnvelope<DomainEvent>) EventEnvelope.of(cause), LedgerPosition.of(cause), context);
        }
    }
}
