package com.mdmc.crm.domain.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.LeadId;

/** What an artist did on the agency's pages and in its mails; a stream of its own beside the lead's. */
public sealed interface LeadEngagementEvent extends DomainEvent {

    LeadId leadId();

    @Override
    @JsonIgnore
    default String subject() {
        return leadId().value();
    }

    /** Counts that came in together; they add to the lead's. */
    record LeadEngagementRecorded(LeadId leadId, EngagementCounts counts) implements LeadEngagementEvent {}
}
