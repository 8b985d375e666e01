package com.mdmc.crm.command.lead;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.lead.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.LeadCommand.QueueLead;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.Visibility;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.kernel.value.UserId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Who is responsible for the lead, or why nobody is. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadOwnership {
    private UserId assignedTo;
    private String team;
    private String queuedBecause;

    UserId assignedTo() {
        return assignedTo;
    }

    String team() {
        return team;
    }

    /** Fails as if the lead did not exist for an actor who may not see it. */
    void requireVisible(Actor actor) {
        if (!Visibility.ofLead(actor, assignedTo, team)) {
            throw Rejection.notFound();
        }
    }

    @CommandHandler
    void decide(AssignLead command) {
        if (!command.assignedTo().equals(assignedTo) || !Objects.equals(command.team(), team)) {
            apply(new LeadAssigned(
                    command.leadId(),
                    command.assignedTo(),
                    command.team(),
                    assignedTo,
                    team,
                    command.auto(),
                    command.reason()));
        }
    }

    @CommandHandler
    void decide(QueueLead command) {
        if (assignedTo != null || !Objects.equals(command.reason(), queuedBecause)) {
            apply(new LeadQueued(command.leadId(), assignedTo, team, command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(LeadAssigned event) {
        assignedTo = event.assignedTo();
        team = event.team();
        queuedBecause = null;
    }

    @EventSourcingHandler
    void evolve(LeadQueued event) {
        assignedTo = null;
        team = null;
        queuedBecause = event.reason();
    }
}
