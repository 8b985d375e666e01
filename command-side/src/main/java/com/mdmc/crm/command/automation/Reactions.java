package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.HashMap;
import java.util.Map;

/** The reactions of a policy: one per event type it acts on. */
final class Reactions {
    private final Map<Class<?>, Reaction<DomainEvent>> reactions = new HashMap<>();

    /** What a policy does because of an event at its place in the ledger; commands are sent with {@code context}. */
    interface Reaction<E> {
        void to(E event, LedgerPosition at, RequestContext context);
    }

    /** States the reaction to an event, or to every event of a sealed interface. */
    <E extends DomainEvent> Reactions on(Class<E> type, Reaction<E> reaction) {
        EventFold.typesUnder(type)
                .forEach(event ->
                        reactions.put(event, (each, at, context) -> reaction.to(type.cast(each), at, context)));
        return this;
    }

    /** Whether there is a reaction to events of a type. */
    boolean knows(Class<?> type) {
        return reactions.containsKey(type);
    }

    /** Acts on an event, or leaves it alone. */
    void to(DomainEvent event, LedgerPosition at, RequestContext context) {
        Reaction<DomainEvent> reaction = reactions.get(event.getClass());
        if (reaction != null) {
            reaction.to(event, at, context);
        }
    }
}
