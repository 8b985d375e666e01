package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.PersonalText;
import java.util.List;

/**
 * What a report said of a day of one of a platform's campaigns. Several of them may belong to one of ours; its KPIs of the
 * day are their sum.
 *
 * @param number the platform's own; {@code null} if the report has none
 * @param name given on the platform; {@code null} if the report has none
 * @param metrics paths of the metrics the report has of it
 */
public record PlatformCampaignKpis(
        PersonalText number,
        PersonalText name,
        List<String> metrics,
        @JsonProperty("figures") Kpis kpis) {

    public PlatformCampaignKpis {
        metrics = List.copyOf(metrics);
    }
}
