package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.time.Instant;
import java.util.List;

/** View of a user, by user id: when they were last given a lead. */
record LastAssignment(Instant at) {
    static final ViewDefinition<LastAssignment> VIEW = ViewDefinition.by(
                    LastAssignment::assignee,
                    "lead_workload_people",
                    LastAssignment.class,
                    Fold.of(LastAssignment.class)
                            .on(LeadAssigned.class, (last, assigned) -> new LastAssignment(assigned.time()))
                            .build(),
                    List.of(),
                    List.of())
            .atRevision(3);

    private static String assignee(DomainEvent event) {
        return event instanceof LeadAssigned assigned ? assigned.assignedTo().value() : null;
    }
}
