package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.lead.LeadSilence;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import org.springframework.stereotype.Component;

/** Every contact with a lead puts off the day its data should go. */
@Component
class WhenLeadContactedThenNoteIt implements Policy {
    private final LeadSilence silence;

    WhenLeadContactedThenNoteIt(LeadSilence silence) {
        this.silence = silence;
    }

    @Override
    public String name() {
        return "when-lead-contacted-then-note-it";
    }

    @Override
    public void react(DomainEvent event, LedgerPosition at) {
        if (event instanceof LeadEvent lead) {
            silence.follow(lead, at.commitTime());
        }
    }
}
