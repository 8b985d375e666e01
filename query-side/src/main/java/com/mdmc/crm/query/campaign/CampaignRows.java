package com.mdmc.crm.query.campaign;

import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.counter.RowKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How many campaigns there are, by status and team. */
public final class CampaignRows {
    public static final Counters<CampaignView> BY_STATUS = new Counters<>(
            "campaign_statuses",
            campaign -> Map.of(
                    RowKey.of(
                            "status", campaign.status().wire(),
                            "team", campaign.team().team()),
                    Map.of("count", BigDecimal.ONE)),
            List.of());

    private CampaignRows() {}
}
