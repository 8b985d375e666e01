package com.mdmc.crm.command.campaign.api;

import com.mdmc.crm.command.bus.AggregateEvents;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Tells from the ledger whether the lead that somebody names for a campaign exists for them. */
@Component
class CampaignLeads {
    private final EventStore events;

    CampaignLeads(EventStore events) {
        this.events = events;
    }

    /** Fails if there is no such lead within the actor's sight; a lead that is hidden is answered like one that is not. */
    void require(LeadId lead, Actor actor) {
        if (!isVisible(lead, actor)) {
            throw Rejection.invalid("leadId", "unknown-lead");
        }
    }

    private boolean isVisible(LeadId lead, Actor actor) {
        return AggregateEvents.fold(events, lead.value(), Place.FOLD)
                .filter(place -> AccessScope.ofLead(actor, place.assignedTo(), place.team()))
                .isPresent();
    }

    /** Who a lead is with. */
    private record Place(UserId assignedTo, String team) {
        static final EventFold<Place> FOLD = EventFold.of(Place.class)
                .on(LeadCaptured.class, none -> new Place(null, null))
                .on(LeadQueued.class, old -> new Place(null, null))
                .on(LeadAssigned.class, (old, assigned) -> new Place(assigned.assignedTo(), assigned.team()))
                .build();
    }
}
