package com.mdmc.crm.query.campaign;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mdmc.crm.query.view.ViewDefinition;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views of campaigns and their figures. */
@Configuration(proxyBeanMethods = false)
class CampaignQueryConfiguration {
    static final ViewDefinition<CampaignView> CAMPAIGNS = ViewDefinition.bySubject(
            "campaigns",
            CampaignView.class,
            CampaignView.FOLD,
            List.of(
                    ascending("leadId"),
                    ascending("status"),
                    ascending("team.manager"),
                    ascending("team.team"),
                    ascending("platforms.name"),
                    ascending("timeline.startDate"),
                    descending("createdAt", "_id"),
                    descending("updatedAt", "_id"),
                    ascending("name", "_id")),
            List.of());

    static final ViewDefinition<KpiMonthView> MONTHS = new ViewDefinition<>(
            "campaign_kpis",
            KpiMonthView.class,
            KpiMonthView.FOLD,
            KpiMonthView::key,
            List.of(ascending("campaignId", "month")),
            List.of(PerformanceRows.BY_PLATFORM, PerformanceRows.BY_CAMPAIGN));

    @Bean
    ViewDefinition<CampaignView> campaigns() {
        return CAMPAIGNS;
    }

    @Bean
    ViewDefinition<KpiMonthView> campaignKpis() {
        return MONTHS;
    }
}
