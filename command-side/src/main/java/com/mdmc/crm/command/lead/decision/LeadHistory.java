package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent;
import java.util.function.BiConsumer;

/** What has happened to a lead so far, for a decision that goes back to what was before. */
public interface LeadHistory {

    /** Hands on each event of a lead with its correlation id, in order. */
    void each(LeadId lead, BiConsumer<LeadEvent, String> reader);
}
