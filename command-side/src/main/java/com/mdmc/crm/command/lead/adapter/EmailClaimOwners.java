package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.command.bus.AggregateEvents;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
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
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Tells from the ledger whether a lead that holds an e-mail address still needs it. The address of a lead that was merged
 * is its survivor's.
 */
public final class EmailClaimOwners {
    private final EventStore events;

    public EmailClaimOwners(EventStore events) {
        this.events = events;
    }

    Holder of(LeadId lead) {
        return AggregateEvents.fold(events, lead.value(), Holder.FOLD).orElse(Holder.UNWRITTEN);
    }

    /** The lead that the address of another stands for: itself, or the survivor of its merges. */
    Holder survivorOf(Holder holder) {
        Holder survivor = holder;
        while (survivor.mergedInto() != null) {
            survivor = of(survivor.mergedInto());
        }
        return survivor;
    }

    /**
     * What matters of the lead that holds an address.
     *
     * @param id {@code null} while the lead is not written
     */
    @RecordBuilder
    record Holder(
            LeadId id,
            boolean working,
            boolean away,
            LeadId mergedInto,
            PersonalText email,
            UserId assignedTo,
            String team)
            implements EmailClaimOwnersHolderBuilder.With {
        static final Holder UNWRITTEN = EmailClaimOwnersHolderBuilder.builder().build();

        static final EventFold<Holder> FOLD = EventFold.of(Holder.class)
                .on(
                        LeadCaptured.class,
                        (none, lead) -> EmailClaimOwnersHolderBuilder.builder()
                                .id(lead.leadId())
                                .working(true)
                                .email(lead.personalInfo().email())
                                .build())
                .on(
                        LeadPersonalInfoChanged.class,
                        (holder, lead) -> holder.withEmail(lead.personalInfo().email()))
                .on(LeadAssigned.class, (holder, lead) -> holder.at(lead.assignedTo(), lead.team()))
                .on(LeadQueued.class, holder -> holder.at(null, null))
                .on(LeadLost.class, holder -> holder.withWorking(false))
                .on(LeadConverted.class, holder -> holder.withWorking(false))
                .on(LeadReopened.class, holder -> holder.withWorking(true))
                .on(LeadConversionReverted.class, holder -> holder.withWorking(true))
                .on(LeadArchived.class, holder -> holder.withAway(true))
                .on(LeadErased.class, holder -> holder.withAway(true))
                .on(LeadMergedInto.class, (holder, merged) -> holder.withMergedInto(merged.survivor()))
                .on(LeadUnmerged.class, holder -> holder.withMergedInto(null))
                .on(LeadRestored.class, holder -> holder.withAway(false))
                .build();

        boolean isOpen() {
            return working && !away && mergedInto == null;
        }

        boolean isVisibleTo(Actor actor) {
            return AccessScope.ofLead(actor, assignedTo, team);
        }

        private Holder at(UserId owner, String ownersTeam) {
            return with(next -> next.assignedTo(owner).team(ownersTeam));
        }
    }
}
