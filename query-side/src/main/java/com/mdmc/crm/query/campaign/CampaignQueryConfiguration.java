package com.mdmc.crm.query.campaign;

import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.campaign.imports.KpiImportView;
import com.mdmc.crm.query.campaign.kpi.CreativeMonthView;
import com.mdmc.crm.query.campaign.kpi.ExchangeRateView;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.view.CampaignView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views of campaigns and their KPIs. */
@Configuration(proxyBeanMethods = false)
class CampaignQueryConfiguration {
    @Bean
    ViewDefinition<CampaignView> campaignViews() {
        return CampaignView.VIEW;
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
