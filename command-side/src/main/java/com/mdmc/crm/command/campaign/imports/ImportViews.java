package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view that imports find campaigns by. */
@Configuration(proxyBeanMethods = false)
public class ImportViews {

    @Bean
    PlatformNumbers platformNumbers(Privacy privacy, BlindIndex blindIndex) {
        return new PlatformNumbers(privacy, blindIndex);
    }

    @Bean
    ViewDefinition<LinkedCampaign> linkedCampaigns(PlatformNumbers numbers) {
        return LinkedCampaign.VIEW.indexedBy(numbers).forDecisions();
    }
}
