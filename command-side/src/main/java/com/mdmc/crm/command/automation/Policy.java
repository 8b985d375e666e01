package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.Provenance;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import org.axonframework.eventhandling.EventMessage;

/**
 * A rule that acts because something happened. It is told of every event at least once and in order, so acting twice
 * on one event must change nothing. What fails for good waits in the dead-letter queue with all that follows it on
 * the same subject.
 */
interface Policy {

    /** The rule as a sentence in lower case with hyphens; names its processor and the actor it acts as. */
    String name();

    /** Acts on an event that stands at a place in the ledger, or leaves it alone. */
    void react(DomainEvent event, LedgerPosition at);

    /** Acts as the system, in the name of this rule, because of {@code cause}. */
    default void reactTo(EventMessage<?> cause) {
        Provenance origin = Provenance.of(cause.getMetaData());
        CurrentRequest.as(Actor.system(name()), origin.correlationId(), cause.getIdentifier(), () -> {
            react((DomainEvent) cause.getPayload(), LedgerPosition.of(cause));
            return null;
        });
    }
}
