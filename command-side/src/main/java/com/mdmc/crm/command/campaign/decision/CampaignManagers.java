package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.command.bus.AggregateEvents;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.UserId;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** The managers of campaigns, from the campaigns' own events. */
@Component
public class CampaignManagers {
    private static final EventFold<CampaignTeam> TEAM = EventFold.of(CampaignTeam.class)
            .on(CampaignDrafted.class, (none, drafted) -> drafted.team())
            .on(CampaignTeamChanged.class, (former, changed) -> changed.team())
            .build();

    private final EventStore events;

    CampaignManagers(EventStore events) {
        this.events = events;
    }

    /** Who manages a campaign, if anybody does. */
    public Optional<UserId> of(CampaignId campaign) {
        return AggregateEvents.fold(events, campaign.value(), TEAM).map(CampaignTeam::manager);
    }
}
