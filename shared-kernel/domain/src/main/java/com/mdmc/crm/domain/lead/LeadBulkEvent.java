package com.mdmc.crm.domain.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import java.util.List;

/** What was ordered of many leads at once. What came of it is in the leads' own events of the same correlation. */
public sealed interface LeadBulkEvent extends DomainEvent {

    LeadBulkId bulkId();

    @Override
    @JsonIgnore
    default String subject() {
        return bulkId().value();
    }

    /**
     * Somebody ordered the same of many leads; recorded before the first of them is changed.
     *
     * @param leadIds as they were named; some may not exist, or not take the order
     */
    record LeadBulkStarted(LeadBulkId bulkId, UserId startedBy, LeadBulkAction action, List<LeadId> leadIds)
            implements LeadBulkEvent {

        public LeadBulkStarted {
            leadIds = List.copyOf(leadIds);
        }
    }

    /** The order was taken back; recorded before the first lead is put back. */
    record LeadBulkReversed(LeadBulkId bulkId) implements LeadBulkEvent {}
}
