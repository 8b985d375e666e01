package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.LeadErasures;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import org.springframework.stereotype.Component;

/** An erasure that is on record is carried through, whatever crashed; the person's merged doublets go as well. */
@Component
class WhenLeadErasedThenDestroyKey implements Policy {
    private final LeadErasures erasures;
    private final Commands commands;

    WhenLeadErasedThenDestroyKey(LeadErasures erasures, Commands commands) {
        this.erasures = erasures;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "when-lead-erased-then-destroy-key";
    }

    @Override
    public void react(DomainEvent event, LedgerPosition at) {
        if (event instanceof LeadErased erased) {
            erasures.complete(erased.leadId());
            erased.doublets().forEach(doublet -> commands.send(LeadErasures.ofDoublet(doublet, erased.leadId())));
        }
    }
}
