package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.LeadErasures;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
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
    public Reactions reactions() {
        return new Reactions().on(LeadErased.class, (erased, at, context) -> {
            erasures.complete(erased.leadId());
            erased.duplicateIds()
                    .forEach(duplicate -> commands.send(LeadErasures.ofDuplicate(duplicate, erased.leadId()), context));
        });
    }
}
