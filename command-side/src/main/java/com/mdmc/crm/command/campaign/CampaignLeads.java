package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Visibility;
import java.util.Iterator;
import org.axonframework.eventhandling.DomainEventMessage;
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
        // From the first event on: a snapshot holds nothing this fold could start from.
        Iterator<? extends DomainEventMessage<?>> stream =
                events.readEvents(lead.value(), 0).asStream().iterator();
        Place place = Place.NONE;
        while (stream.hasNext()) {
            place = place.after(stream.next().getPayload());
        }
        return place.captured() && Visibility.ofLead(actor, place.assignedTo(), place.team());
    }

    /** Where a lead is. */
    private record Place(boolean captured, UserId assignedTo, String team) {
        static final Place NONE = new Place(false, null, null);

        Place after(Object event) {
            if (event instanceof LeadCaptured || event instanceof LeadQueued) {
                return new Place(true, null, null);
            }
            return event instanceof LeadAssigned assigned
                    ? new Place(true, assigned.assignedTo(), assigned.team())
                    : this;
        }
    }
}
