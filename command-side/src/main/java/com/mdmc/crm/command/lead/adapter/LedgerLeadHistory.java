package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.command.lead.decision.LeadHistory;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.ledger.format.EventMetadata;
import java.util.function.BiConsumer;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The history of leads, read from their events; if more are written meanwhile, the commit is refused and decided again. */
public final class LedgerLeadHistory implements LeadHistory {
    private final EventStore events;

    public LedgerLeadHistory(EventStore events) {
        this.events = events;
    }

    @Override
    public void each(LeadId lead, BiConsumer<LeadEvent, String> reader) {
        events.readEvents(lead.value(), 0)
                .forEachRemaining(event -> reader.accept(
                        (LeadEvent) event.getPayload(),
                        EventMetadata.of(event.getMetaData()).correlationId()));
    }
}
