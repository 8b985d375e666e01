package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;

/** The manager of a campaign; {@code null} for none. */
record CampaignCredit(String id, long version, long position, UserId manager) {
    static final Fold<CampaignCredit> FOLD = Fold.of(CampaignCredit.class)
            .on(
                    CampaignDrafted.class,
                    (before, recorded) -> managed(recorded, recorded.event().team()))
            .on(
                    CampaignTeamChanged.class,
                    (before, recorded) -> managed(recorded, recorded.event().team()))
            .build();

    private static CampaignCredit managed(EventEnvelope<?> recorded, CampaignTeam team) {
        return new CampaignCredit(
                recorded.event().subject(),
                recorded.version(),
                recorded.position(),
                team == null ? null : team.manager());
    }
}
