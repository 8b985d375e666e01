package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view that imports find campaigns by. */
@Configuration(proxyBeanMethods = false)
public class ImportViews {

    @Bean
    ViewDefinition<LinkedCampaign> linkedCampaigns() {
        return LinkedCampaign.VIEW;
    }
}
