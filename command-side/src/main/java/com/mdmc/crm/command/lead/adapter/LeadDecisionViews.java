package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views that decisions about leads rest on; one processor writes them, because most of their events are the same. */
@Configuration(proxyBeanMethods = false)
public class LeadDecisionViews {
    private static final String PROCESSOR = "lead_decision_views";

    @Bean
    ViewDefinition<WorkedLead> workedLeads() {
        return WorkedLead.VIEW.writtenBy(PROCESSOR);
    }

    @Bean
    ViewDefinition<LastAssignment> lastAssignments() {
        return LastAssignment.VIEW.writtenBy(PROCESSOR);
    }

    @Bean
    ViewDefinition<LastContact> lastContacts() {
        return LastContact.VIEW.writtenBy(PROCESSOR);
    }

    @Bean
    ViewDefinition<PlannedFollowUps> plannedFollowUps() {
        return PlannedFollowUps.VIEW.writtenBy(PROCESSOR);
    }
}
