package com.mdmc.crm.command.campaign.billing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.domain.campaign.billing.DocumentSeriesEvent.DocumentNumberAssigned;
import com.mdmc.crm.domain.id.CampaignId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate of one series of document numbers in one year. Its stream is the lock: of two documents with one number, one
 * commit fails and is decided again.
 */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class DocumentSeries {
    @AggregateIdentifier
    private String id;

    private int last;

    DocumentSeries() {}

    /** Assigns the next number to a document. */
    String assign(String series, int year, CampaignId campaign, String documentId) {
        DocumentNumberAssigned next = new DocumentNumberAssigned(series, year, last + 1, campaign, documentId);
        apply(next);
        return next.documentNumber();
    }

    @EventSourcingHandler
    void evolve(DocumentNumberAssigned event) {
        id = event.subject();
        last = event.number();
    }
}
