package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views that decisions about leads rest on. */
@Configuration(proxyBeanMethods = false)
public class LeadDecisionViews {
    @Bean
    ViewDefinition<WorkedLead> workedLeads() {
        return WorkedLead.VIEW.forDecisions();
    }

    @Bean
    ViewDefinition<LastAssignment> lastAssignments() {
        return LastAssignment.VIEW.forDecisions();
    }

    @Bean
    ViewDefinition<LastContact> lastContacts() {
        return LastContact.VIEW.forDecisions();
    }

    @Bean
    ViewDefinition<LeadAddress> leadAddressView(Privacy privacy, BlindIndex blindIndex) {
        return LeadAddress.VIEW
                .indexedBy(new LeadAddress.Index(privacy, blindIndex))
                .forDecisions();
    }

    @Bean
    ViewDefinition<PlannedFollowUps> plannedFollowUps() {
        return PlannedFollowUps.VIEW.forDecisions();
    }
}
