package com.mdmc.crm.command.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Visibility;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Tells from the ledger whether a lead that holds an e-mail address still needs it. */
final class ClaimHolders {
    private final EventStore events;

    ClaimHolders(EventStore events) {
        this.events = events;
    }

    Holder of(LeadId lead) {
        // From the first event on: a snapshot holds nothing this fold could start from.
        Holder[] holder = {Holder.UNWRITTEN};
        events.readEvents(lead.value(), 0).asStream().forEach(event -> {
            if (event.getPayload() instanceof LeadEvent fact) {
                holder[0] = holder[0].after(fact);
            }
        });
        return holder[0];
    }

    /** What matters of the lead that holds an address. */
    record Holder(boolean working, boolean putAway, PersonalText email, UserId assignedTo, String team) {
        static final Holder UNWRITTEN = new Holder(false, false, null, null, null);

        boolean isOpen() {
            return working && !putAway;
        }

        boolean isVisibleTo(Actor actor) {
            return Visibility.ofLead(actor, assignedTo, team);
        }

        Holder after(LeadEvent event) {
            if (event instanceof LeadCaptured captured) {
                return new Holder(true, false, captured.personalInfo().email(), null, null);
            } else if (event instanceof LeadPersonalInfoChanged changed) {
                return new Holder(working, putAway, changed.personalInfo().email(), assignedTo, team);
            } else if (event instanceof LeadAssigned assigned) {
                return new Holder(working, putAway, email, assigned.assignedTo(), assigned.team());
            } else if (event instanceof LeadQueued) {
                return new Holder(working, putAway, email, null, null);
            } else if (event instanceof LeadLost || event instanceof LeadConverted) {
                return new Holder(false, putAway, email, assignedTo, team);
            } else if (event instanceof LeadReopened || event instanceof LeadConversionReverted) {
                return new Holder(true, putAway, email, assignedTo, team);
            } else if (event instanceof LeadArchived
                    || event instanceof LeadErased
                    || event instanceof LeadMergedInto) {
                return new Holder(working, true, email, assignedTo, team);
            } else if (event instanceof LeadRestored) {
                return new Holder(working, false, email, assignedTo, team);
            }
            return this;
        }
    }
}
