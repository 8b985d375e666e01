package com.mdmc.crm.command.lead.engagement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The engagement of one lead: a stream of its own, so that ten thousand page views make the lead's own history and
 * its loading no longer. It remembers nothing, because every count adds.
 */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class LeadEngagement {
    @AggregateIdentifier
    private String id;

    public LeadEngagement() {}

    /** The stream that counts for a lead. */
    public static String streamOf(LeadId lead) {
        return lead.value() + ":engagement";
    }

    public void record(LeadId lead, EngagementCounts counts) {
        apply(new LeadEngagementRecorded(lead, counts));
    }

    @EventSourcingHandler
    void evolve(LeadEngagementRecorded event) {
        id = streamOf(event.leadId());
    }
}
