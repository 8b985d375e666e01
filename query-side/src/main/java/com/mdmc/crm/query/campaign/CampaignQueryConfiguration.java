package com.mdmc.crm.query.campaign;

import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.campaign.imports.KpiImportView;
import com.mdmc.crm.query.campaign.kpi.CreativeMonthView;
import com.mdmc.crm.query.campaign.kpi.ExchangeRateView;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.list.CampaignList;
import com.mdmc.crm.query.campaign.view.CampaignIndex;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.SearchWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views of campaigns and their KPIs. */
@Configuration(proxyBeanMethods = false)
class CampaignQueryConfiguration {
    @Bean
    CampaignIndex campaignIndex(Privacy privacy, SearchWords words) {
        return new CampaignIndex(privacy, words);
    }

    @Bean
    ViewDefinition<CampaignView> campaignViews(CampaignIndex index) {
        return CampaignView.VIEW.indexedBy(index);
    }

    @Bean
    ListDefinition<CampaignView> campaignList(ViewDefinition<CampaignView> campaignViews, CampaignIndex index) {
        return CampaignList.of(campaignViews, index);
    }

    @Bean
    ViewDefinition<KpiMonthView> kpiMonthViews() {
        return KpiMonthView.VIEW;
    }

    @Bean
    ViewDefinition<CreativeMonthView> creativeMonthViews() {
        return CreativeMonthView.VIEW;
    }

    @Bean
    ViewDefinition<KpiImportView> kpiImportViews() {
        return KpiImportView.VIEW;
    }

    @Bean
    ViewDefinition<ExchangeRateView> exchangeRateViews() {
        return ExchangeRateView.VIEW;
    }
}
