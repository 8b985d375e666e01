package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The reactions of a policy: one per event type it acts on. */
final class Reactions {
    private final Map<Class<?>, BiConsumer<DomainEvent, LedgerPosition>> reactions = new HashMap<>();

    /** States the reaction to an event, or to every event of a sealed interface, at its place in the ledger. */
    <E extends DomainEvent> Reactions on(Class<E> type, BiConsumer<E, LedgerPosition> reaction) {
        EventFold.typesUnder(type)
                .forEach(event -> reactions.put(event, (each, at) -> reaction.accept(type.cast(each), at)));
        return this;
    }

    /** Acts on an event, or leaves it alone. */
    void to(DomainEvent event, LedgerPosition at) {
        BiConsumer<DomainEvent, LedgerPosition> reaction = reactions.get(event.getClass());
        if (reaction != null) {
            reaction.accept(event, at);
        }
    }
}
