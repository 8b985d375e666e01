package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.LeadWorkload;
import com.mdmc.crm.command.lead.decision.LeadCommand.QueueLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.Progress;
import org.springframework.stereotype.Component;

/**
 * Policy: leads of a user who was deactivated wait for another owner. It waits for the workload to show the event's
 * position, so that no lead given to them before is missed; one given to them after, by a command already on its way,
 * is queued as soon as it is seen.
 */
@Component
class WhenUserDeactivatedThenQueueTheirLeads implements Policy {
    private static final PersonalText REASON = PersonalText.constant("owner-deactivated");

    private final LeadWorkload workload;
    private final Accounts accounts;
    private final Commands commands;
    private final Progress progress;

    WhenUserDeactivatedThenQueueTheirLeads(
            LeadWorkload workload, Accounts accounts, Commands commands, Progress progress) {
        this.progress = progress;
        this.workload = workload;
        this.accounts = accounts;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "when-user-deactivated-then-queue-their-leads";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .on(UserDeactivated.class, (gone, at, context) -> queueLeadsOf(gone.userId(), at, context))
                .on(LeadAssigned.class, (assigned, at, context) -> {
                    if (accounts.hasLeft(assigned.assignedTo())) {
                        queueLeadsOf(assigned.assignedTo(), at, context);
                    }
                });
    }

    private void queueLeadsOf(UserId user, LedgerPosition at, RequestContext context) {
        CurrentView.await(progress, LeadWorkload.VIEW, at);
        workload.openLeadsOf(user).forEach(lead -> queue(lead, context));
    }

    private void queue(LeadId lead, RequestContext context) {
        commands.send(new QueueLead(lead, REASON), context);
    }
}
