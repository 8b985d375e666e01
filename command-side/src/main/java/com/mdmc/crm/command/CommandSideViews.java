package com.mdmc.crm.command;

import com.mdmc.crm.command.campaign.decision.LeadCampaigns;
import com.mdmc.crm.command.lead.adapter.LeadDecisionViews;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The views the command side writes, apart from what it decides, so that operators' commands can work on them alone. */
@Configuration(proxyBeanMethods = false)
@Import(LeadDecisionViews.class)
public class CommandSideViews {

    @Bean
    ViewDefinition<LeadCampaigns> leadCampaigns() {
        return LeadCampaigns.VIEW;
    }

    @Bean
    ViewDefinition<Account> accountViews() {
        return Account.VIEW;
    }
}
