package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.domain.lead.intake.IntakeFormEvent;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormRetired;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Knows which forms are in use, by asking the ledger: a retired one is over at once, on every node. */
final class IntakeForms {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final EventStore events;

    IntakeForms(EventStore events) {
        this.events = events;
    }

    /** The form with a public key, as it was created; empty if there is none or it was retired. */
    Optional<IntakeFormCreated> inUse(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        IntakeFormCreated form = null;
        Iterator<?> history = events.readEvents(IntakeFormEvent.subject(key))
                .asStream()
                .map(message -> message.getPayload())
                .iterator();
        while (history.hasNext()) {
            Object event = history.next();
            form = event instanceof IntakeFormCreated created
                    ? created
                    : event instanceof IntakeFormRetired ? null : form;
        }
        return Optional.ofNullable(form);
    }
}
