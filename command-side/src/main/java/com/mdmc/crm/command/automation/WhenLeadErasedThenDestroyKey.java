package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.LeadErasures;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import org.springframework.stereotype.Component;

/** Policy: completes a recorded erasure after a crash, and erases the duplicates merged into the lead. */
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
            erased.duplicateIds()
                    .forEach(duplicate -> commands.send(LeadErasures.ofDuplicate(duplicate, erased.leadId())));
        }
    }
}
