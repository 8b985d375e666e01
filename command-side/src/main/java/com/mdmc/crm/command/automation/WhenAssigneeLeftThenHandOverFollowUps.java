package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.FollowUpAgenda;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.HandOverLeadFollowUps;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.Progress;
import org.springframework.stereotype.Component;

/**
 * Policy: what somebody who was deactivated had still to do for a lead becomes its owner's. Where nobody owns the lead,
 * it becomes the successor's whom the deactivation names, or waits for the next owner. A follow-up planned for them meanwhile, by a command already on its way, is handed over
 * as soon as it is seen.
 */
@Component
class WhenAssigneeLeftThenHandOverFollowUps implements Policy {
    private final FollowUpAgenda agenda;
    private final Accounts accounts;
    private final Commands commands;
    private final Progress progress;

    WhenAssigneeLeftThenHandOverFollowUps(
            FollowUpAgenda agenda, Accounts accounts, Commands commands, Progress progress) {
        this.agenda = agenda;
        this.accounts = accounts;
        this.commands = commands;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "when-assignee-left-then-hand-over-follow-ups";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .on(UserDeactivated.class, (gone, at, context) -> {
                    CurrentView.await(progress, FollowUpAgenda.VIEW, at);
                    UserId successor = SuccessorAccount.of(gone.handover(), accounts)
                            .map(Account::id)
                            .orElse(null);
                    agenda.leadsOf(gone.userId()).forEach(lead -> handOver(lead, gone.userId(), successor, context));
                })
                .on(LeadAssigned.class, (assigned, at, context) -> handOverAll(assigned.leadId(), at, context))
                .on(LeadRestored.class, (restored, at, context) -> handOverAll(restored.leadId(), at, context))
                .on(
                        LeadFollowUpScheduled.class,
                        (planned, at, context) -> handOverOf(planned.leadId(), planned.assignedTo(), context))
                .on(
                        LeadFollowUpReassigned.class,
                        (given, at, context) -> handOverOf(given.leadId(), given.to(), context));
    }

    private void handOverAll(LeadId lead, LedgerPosition at, RequestContext context) {
        CurrentView.await(progress, FollowUpAgenda.VIEW, at);
        agenda.assigneesOf(lead).forEach(assignee -> handOverOf(lead, assignee, context));
    }

    private void handOverOf(LeadId lead, UserId assignee, RequestContext context) {
        if (accounts.hasLeft(assignee)) {
            handOver(lead, assignee, null, context);
        }
    }

    private void handOver(LeadId lead, UserId gone, UserId successor, RequestContext context) {
        commands.send(new HandOverLeadFollowUps(lead, gone, successor), context);
    }
}
