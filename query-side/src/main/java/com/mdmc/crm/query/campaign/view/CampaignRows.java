package com.mdmc.crm.query.campaign.view;

import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Counter of campaigns by status and team. */
public final class CampaignRows {
    public static final CounterDefinition<CampaignView> BY_STATUS = new CounterDefinition<>(
            "campaign_statuses",
            campaign -> Map.of(
                    CounterKey.of(
                            "status", campaign.status().wire(),
                            "team", campaign.team().team()),
                    Map.of("count", BigDecimal.ONE)),
            List.of());

    private CampaignRows() {}
}
