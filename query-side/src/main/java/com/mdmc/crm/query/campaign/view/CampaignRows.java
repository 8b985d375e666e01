package com.mdmc.crm.query.campaign.view;

import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counter of campaigns by status and team, with what they spent and how often they were shown so far. */
public final class CampaignRows {
    /** Prefix of the sums of {@code budget.spent}; the currency follows. */
    public static final String SPENT = "spent.";

    /** Number of campaigns. */
    public static final String COUNT = "count";

    public static final String IMPRESSIONS = "impressions";

    public static final CounterDefinition<CampaignView> BY_STATUS = new CounterDefinition<>(
            "campaign_statuses",
            campaign -> Map.of(
                    CounterKey.of(
                            "status", campaign.status().wire(),
                            "team", campaign.team().team()),
                    measures(campaign)),
            List.of());

    private CampaignRows() {}

    private static Map<String, BigDecimal> measures(CampaignView campaign) {
        Map<String, BigDecimal> measures = new HashMap<>();
        measures.put(COUNT, BigDecimal.ONE);
        measures.put(IMPRESSIONS, BigDecimal.valueOf(campaign.totalImpressions()));
        if (campaign.budget().currency() != null) {
            measures.put(SPENT + campaign.budget().currency(), campaign.budget().spent());
        }
        return measures;
    }
}
