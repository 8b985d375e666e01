package com.mdmc.crm.command.campaign.decision;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCompleted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDiscarded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignReopened;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/**
 * View of the people of a campaign, in whatever role.
 *
 * @param ended whether it is completed or cancelled
 */
public record StaffedCampaign(List<UserId> people, boolean ended) {
    static final EventFold<StaffedCampaign> STEPS = EventFold.of(StaffedCampaign.class)
            .on(CampaignDrafted.class, (none, drafted) -> new StaffedCampaign(people(drafted.team()), false))
            .on(
                    CampaignTeamChanged.class,
                    (campaign, changed) -> new StaffedCampaign(people(changed.team()), campaign.ended))
            .on(CampaignCompleted.class, campaign -> campaign.withEnded(true))
            .on(CampaignCancelled.class, campaign -> campaign.withEnded(true))
            .on(CampaignDiscarded.class, campaign -> campaign.withEnded(true))
            .on(CampaignReopened.class, campaign -> campaign.withEnded(false))
            .build();

    public static final ViewDefinition<StaffedCampaign> VIEW = ViewDefinition.bySubject(
            "campaign_staff",
            StaffedCampaign.class,
            Fold.of(StaffedCampaign.class).all(STEPS).build(),
            List.of(ascending("people", "ended")),
            List.of());

    public StaffedCampaign {
        people = List.copyOf(people);
    }

    /** A filter for the campaigns that somebody works on and that have not ended. */
    public static Bson openOf(UserId user) {
        return and(eq("people", user.value()), eq("ended", false));
    }

    private StaffedCampaign withEnded(boolean isEnded) {
        return new StaffedCampaign(people, isEnded);
    }

    private static List<UserId> people(CampaignTeam team) {
        return Stream.concat(Stream.of(team.manager(), team.accountManager()), team.assignedTo().stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
