package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.LeadCommand.QueueLead;
import com.mdmc.crm.command.lead.LeadWorkload;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Accounts;
import org.springframework.stereotype.Component;

/**
 * Leads of somebody who left wait for another owner. Follows who works on what on the way, in the same order, so that
 * no lead given to them before they left is missed; one given to them after, by an order already on its way, is
 * queued as soon as it is seen.
 */
@Component
class WhenUserDeactivatedThenQueueTheirLeads implements Policy {
    private static final String REASON = "owner-deactivated";

    private final LeadWorkload workload;
    private final Accounts accounts;
    private final Commands commands;

    WhenUserDeactivatedThenQueueTheirLeads(LeadWorkload workload, Accounts accounts, Commands commands) {
        this.workload = workload;
        this.accounts = accounts;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "when-user-deactivated-then-queue-their-leads";
    }

    @Override
    public void react(DomainEvent event, LedgerPosition at) {
        if (event instanceof LeadEvent lead) {
            workload.follow(lead);
        }
        if (event instanceof UserDeactivated gone) {
            workload.openLeadsOf(gone.userId()).forEach(this::queue);
        } else if (event instanceof LeadAssigned assigned && isGone(assigned.assignedTo())) {
            workload.openLeadsOf(assigned.assignedTo()).forEach(this::queue);
        }
    }

    private boolean isGone(UserId user) {
        return accounts.find(user).map(account -> !account.standing().active()).orElse(false);
    }

    private void queue(LeadId lead) {
        commands.send(new QueueLead(lead, REASON));
    }
}
