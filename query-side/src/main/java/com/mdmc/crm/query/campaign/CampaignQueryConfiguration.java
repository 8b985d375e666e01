package com.mdmc.crm.query.campaign;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Search;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views of campaigns and their figures. */
@Configuration(proxyBeanMethods = false)
class CampaignQueryConfiguration {
    private static final Map<String, FieldKind> FILTERS = Map.ofEntries(
            Map.entry("status", FieldKind.oneOf(CampaignStatus.class)),
            Map.entry("type", FieldKind.oneOf(CampaignType.class)),
            Map.entry("leadId", FieldKind.TEXT),
            Map.entry("team.manager", FieldKind.TEXT),
            Map.entry("team.assignedTo", FieldKind.TEXT),
            Map.entry("team.accountManager", FieldKind.TEXT),
            Map.entry("team.team", FieldKind.TEXT),
            Map.entry("platforms.name", FieldKind.oneOf(Platform.class)),
            Map.entry("budget.currency", FieldKind.TEXT),
            Map.entry("budget.billingModel", FieldKind.oneOf(BillingModel.class)),
            Map.entry("budget.overspent", FieldKind.BOOLEAN),
            Map.entry("clientInfo.artistName", FieldKind.TEXT),
            Map.entry("clientInfo.genre", FieldKind.TEXT),
            Map.entry("timeline.startDate", FieldKind.DAY),
            Map.entry("timeline.endDate", FieldKind.DAY),
            Map.entry("totalSpend", FieldKind.DECIMAL),
            Map.entry("createdAt", FieldKind.INSTANT),
            Map.entry("updatedAt", FieldKind.INSTANT));

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
                            ascending("timeline.startDate", "_id"),
                            ascending("totalSpend", "_id"),
                            ascending("keywords"),
                            descending("createdAt", "_id"),
                            descending("updatedAt", "_id"),
                            ascending("name", "_id")),
                    List.of(CampaignRows.BY_STATUS))
            .withSnapshots();

    static final ViewDefinition<KpiMonthView> MONTHS = new ViewDefinition<>(
            "campaign_kpis",
            KpiMonthView.class,
            KpiMonthView.FOLD,
            KpiMonthView::key,
            List.of(ascending("campaignId", "month")),
            List.of(PerformanceRows.BY_PLATFORM, PerformanceRows.BY_CAMPAIGN),
            false);

    static final ViewDefinition<CreativeMonthView> CREATIVE_MONTHS = new ViewDefinition<>(
            "creative_kpis",
            CreativeMonthView.class,
            CreativeMonthView.FOLD,
            CreativeMonthView::key,
            List.of(ascending("campaignId", "creativeId", "month")),
            List.of(),
            false);

    static final ViewDefinition<ExchangeRateView> RATES = ViewDefinition.bySubject(
            "exchange_rates", ExchangeRateView.class, ExchangeRateView.FOLD, List.of(), List.of());

    static final ListDefinition<CampaignView> LIST = new ListDefinition<>(
            CAMPAIGNS,
            FILTERS,
            Set.of("createdAt", "updatedAt", "timeline.startDate", "timeline.endDate", "totalSpend"),
            Map.of(
                    "createdAt", FieldKind.INSTANT,
                    "updatedAt", FieldKind.INSTANT,
                    "name", FieldKind.TEXT,
                    "timeline.startDate", FieldKind.DAY,
                    "totalSpend", FieldKind.DECIMAL),
            "-createdAt",
            Search.by(question -> Keywords.search("keywords", question)),
            CampaignAccess::scope);

    @Bean
    ViewDefinition<CampaignView> campaignViews() {
        return CAMPAIGNS;
    }

    @Bean
    ViewDefinition<KpiMonthView> kpiMonthViews() {
        return MONTHS;
    }

    @Bean
    ViewDefinition<CreativeMonthView> creativeMonthViews() {
        return CREATIVE_MONTHS;
    }

    @Bean
    ViewDefinition<ExchangeRateView> exchangeRateViews() {
        return RATES;
    }
}
