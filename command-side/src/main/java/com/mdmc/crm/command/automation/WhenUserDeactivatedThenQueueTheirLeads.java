package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.LeadWorkload;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLeadAutomatically;
import com.mdmc.crm.command.lead.decision.LeadCommand.QueueLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.user.Handover;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.Progress;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Policy: leads of a user who was deactivated go where the deactivation says, or else wait for another owner. It waits for the workload to show the event's
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
                .on(
                        UserDeactivated.class,
                        (gone, at, context) ->
                                leadsOf(gone.userId(), at).forEach(lead -> handOver(lead, gone.handover(), context)))
                .on(LeadAssigned.class, (assigned, at, context) -> {
                    if (accounts.hasLeft(assigned.assignedTo())) {
                        leadsOf(assigned.assignedTo(), at).forEach(lead -> queue(lead, context));
                    }
                });
    }

    private List<LeadId> leadsOf(UserId user, LedgerPosition at) {
        CurrentView.await(progress, LeadWorkload.VIEW, at);
        return workload.openLeadsOf(user);
    }

    private void handOver(LeadId lead, Handover handover, RequestContext context) {
        Optional<Account> successor = SuccessorAccount.of(handover, accounts);
        if (successor.isPresent()) {
            String team = successor.get().standing().team();
            commands.send(new AssignLead(lead, successor.get().id(), team, REASON), context);
        } else if (handover == null || !handover.auto() || !isAssigned(lead, context)) {
            queue(lead, context);
        }
    }

    private boolean isAssigned(LeadId lead, RequestContext context) {
        try {
            commands.send(new AssignLeadAutomatically(lead, REASON), context);
            return true;
        } catch (Rejection rejection) {
            if (!rejection.code().equals("no-candidate")) {
                throw rejection;
            }
            return false;
        }
    }

    private void queue(LeadId lead, RequestContext context) {
        commands.send(new QueueLead(lead, REASON), context);
    }
}
