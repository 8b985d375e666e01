package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Lists;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.List;

/** View of the campaigns that come from one lead, keyed by the lead. */
public record LeadCampaigns(List<CampaignId> campaigns) {
    static final Fold<LeadCampaigns> FOLD = Fold.of(LeadCampaigns.class)
            .on(
                    CampaignDrafted.class,
                    (before, e) -> new LeadCampaigns(Lists.plus(
                            before == null ? List.of() : before.campaigns(),
                            e.event().campaignId())))
            .build();

    public static final ViewDefinition<LeadCampaigns> VIEW =
            ViewDefinition.by(LeadCampaigns::lead, "lead_campaigns", LeadCampaigns.class, FOLD, List.of(), List.of());

    public LeadCampaigns {
        campaigns = campaigns == null ? List.of() : List.copyOf(campaigns);
    }

    private static String lead(DomainEvent event) {
        return event instanceof CampaignDrafted drafted && drafted.leadId() != null
                ? drafted.leadId().value()
                : null;
    }
}
