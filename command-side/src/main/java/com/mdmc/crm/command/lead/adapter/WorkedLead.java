package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * View of a lead as work: who is to do it, and whether there is any.
 *
 * @param owner {@code null} for none
 * @param working whether the lead is neither won nor lost
 * @param away whether it is archived, merged or erased
 */
@RecordBuilder
record WorkedLead(UserId owner, boolean working, boolean away) implements WorkedLeadBuilder.With {
    static final EventFold<WorkedLead> STEPS = EventFold.of(WorkedLead.class)
            .on(LeadCaptured.class, none -> new WorkedLead(null, true, false))
            .on(LeadAssigned.class, (lead, assigned) -> lead.withOwner(assigned.assignedTo()))
            .on(LeadQueued.class, lead -> lead.withOwner(null))
            .on(LeadLost.class, lead -> lead.withWorking(false))
            .on(LeadConverted.class, lead -> lead.withWorking(false))
            .on(LeadReopened.class, lead -> lead.withWorking(true))
            .on(LeadConversionReverted.class, lead -> lead.withWorking(true))
            .on(LeadArchived.class, lead -> lead.withAway(true))
            .on(LeadErased.class, lead -> lead.withAway(true))
            .on(LeadMergedInto.class, lead -> lead.withAway(true))
            .on(LeadUnmerged.class, lead -> lead.withAway(false))
            .on(LeadRestored.class, lead -> lead.withAway(false))
            .build();

    static final ViewDefinition<WorkedLead> VIEW = ViewDefinition.bySubject(
                    "lead_workload",
                    WorkedLead.class,
                    Fold.of(WorkedLead.class).all(STEPS).build(),
                    List.of(ascending("owner", "working", "away")),
                    List.of())
            .atRevision(3);
}
