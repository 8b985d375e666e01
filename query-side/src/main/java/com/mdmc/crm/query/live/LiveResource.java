package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.lead.LeadEngagementEvent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Resources that live updates report, by the views they are read from. */
enum LiveResource implements WireEnum {
    LEAD("leads", List.of("leads"), List.of(LeadEvent.class, LeadEngagementEvent.class)) {
        @Override
        boolean isReadable(Actor actor, ResourceOwner scope) {
            return actor.may(Permission.LEADS_READ) && AccessScope.ofLead(actor, scope.owner(), scope.team());
        }
    },
    CAMPAIGN(
            "campaigns", List.of("campaigns", "campaign_kpis"), List.of(CampaignEvent.class, CampaignKpisEvent.class)) {
        @Override
        boolean isReadable(Actor actor, ResourceOwner scope) {
            return actor.may(Permission.CAMPAIGNS_READ) && AccessScope.ofCampaign(actor, scope.team());
        }
    },
    USER("users", List.of("users"), List.of(UserEvent.class)) {
        @Override
        boolean isReadable(Actor actor, ResourceOwner scope) {
            return AccessScope.ofUser(actor, scope.owner(), scope.team());
        }
    },
    TEAM("teams", List.of("teams"), List.of(TeamEvent.class)) {
        @Override
        boolean isReadable(Actor actor, ResourceOwner scope) {
            return true;
        }
    },
    INBOX("inboxes", List.of("inboxes"), List.of(NotificationEvent.class)) {
        @Override
        boolean isReadable(Actor actor, ResourceOwner scope) {
            return actor.is(scope.owner());
        }
    };

    private final String view;
    private final List<String> projections;
    private final List<Class<?>> events;

    LiveResource(String view, List<String> projections, List<Class<?>> events) {
        this.view = view;
        this.projections = projections;
        this.events = events;
    }

    /** The view that says who may read it. */
    String view() {
        return view;
    }

    /** What must show a change before anybody is told of it. */
    List<String> projections() {
        return projections;
    }

    /** Whether the same rules let an actor read it as let them read it over the API. */
    abstract boolean isReadable(Actor actor, ResourceOwner scope);

    /** What an event is about; nothing for events that no view for staff shows, such as refusals. */
    static Optional<LiveResource> of(DomainEvent event) {
        return Arrays.stream(values())
                .filter(resource -> resource.events.stream().anyMatch(type -> type.isInstance(event)))
                .findFirst();
    }
}
