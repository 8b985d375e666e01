package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.lead.FollowUpAgenda;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import org.springframework.stereotype.Component;

/** Whatever is planned for a lead is remembered until it is done or somebody was reminded of it. */
@Component
class WhenFollowUpPlannedThenPutOnAgenda implements Policy {
    private final FollowUpAgenda agenda;

    WhenFollowUpPlannedThenPutOnAgenda(FollowUpAgenda agenda) {
        this.agenda = agenda;
    }

    @Override
    public String name() {
        return "when-follow-up-planned-then-put-on-agenda";
    }

    @Override
    public void react(DomainEvent event, LedgerPosition at) {
        if (event instanceof LeadEvent lead) {
            agenda.follow(lead);
        }
    }
}
