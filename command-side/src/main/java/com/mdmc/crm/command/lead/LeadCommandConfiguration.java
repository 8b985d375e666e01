package com.mdmc.crm.command.lead;

import com.mdmc.crm.command.lead.adapter.BalancedAssignees;
import com.mdmc.crm.command.lead.adapter.EmailClaimOwners;
import com.mdmc.crm.command.lead.adapter.FollowUpAgenda;
import com.mdmc.crm.command.lead.adapter.LeadErasures;
import com.mdmc.crm.command.lead.adapter.LeadInactivity;
import com.mdmc.crm.command.lead.adapter.LeadWorkload;
import com.mdmc.crm.command.lead.adapter.LedgerLeadDuplicates;
import com.mdmc.crm.command.lead.adapter.LedgerLeadHistory;
import com.mdmc.crm.command.lead.adapter.MongoLeadEmailClaims;
import com.mdmc.crm.command.lead.adapter.PendingAssignments;
import com.mdmc.crm.command.lead.adapter.ViewedLeadAddresses;
import com.mdmc.crm.command.lead.bulk.LeadBulk;
import com.mdmc.crm.command.lead.decision.Assignees;
import com.mdmc.crm.command.lead.decision.Lead;
import com.mdmc.crm.command.lead.decision.LeadAddresses;
import com.mdmc.crm.command.lead.decision.LeadDuplicates;
import com.mdmc.crm.command.lead.decision.LeadEmailClaims;
import com.mdmc.crm.command.lead.decision.LeadHistory;
import com.mdmc.crm.command.lead.engagement.LeadEngagement;
import com.mdmc.crm.command.lead.imports.LeadImport;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what decisions about leads rest on beside the lead itself. */
@Configuration(proxyBeanMethods = false)
class LeadCommandConfiguration {
    private static final int DEFAULT_CAPACITY = 40;

    @Bean
    LeadEmailClaims leadEmailClaims(
            MongoDatabase database, Privacy privacy, BlindIndex blindIndex, EventStore events, Clock clock) {
        return new MongoLeadEmailClaims(database, privacy, blindIndex, new EmailClaimOwners(events), clock);
    }

    @Bean
    LeadAddresses leadAddresses(Views views, Privacy privacy, BlindIndex blindIndex) {
        return new ViewedLeadAddresses(views, privacy, blindIndex);
    }

    @Bean
    LeadDuplicates leadDuplicates(ObjectProvider<org.axonframework.config.Configuration> axon, EventStore events) {
        return new LedgerLeadDuplicates(axon::getObject, events);
    }

    @Bean
    LeadHistory leadHistory(EventStore events) {
        return new LedgerLeadHistory(events);
    }

    @Bean
    LeadErasures leadErasures(SubjectKeys keys, StorePurge purge, MongoDatabase database) {
        return new LeadErasures(keys, purge, database);
    }

    @Bean
    LeadWorkload leadWorkload(Views views) {
        return new LeadWorkload(views);
    }

    @Bean
    FollowUpAgenda followUpAgenda(Views views) {
        return new FollowUpAgenda(views);
    }

    @Bean
    LeadInactivity leadInactivity(Views views) {
        return new LeadInactivity(views);
    }

    /** Capacities are set by user id under {@code crm.assignment.capacities}; everybody else takes 40 open leads. */
    @Bean
    Assignees assignees(
            Accounts accounts, LeadWorkload workload, MongoDatabase database, Environment settings, Clock clock) {
        Map<String, Integer> capacities = Binder.get(settings)
                .bind("crm.assignment.capacities", Bindable.mapOf(String.class, Integer.class))
                .orElse(Map.of());
        return new BalancedAssignees(
                accounts,
                workload,
                new PendingAssignments(database),
                user -> capacities.getOrDefault(user.value(), DEFAULT_CAPACITY),
                clock);
    }

    @Bean
    EventType leadSnapshot() {
        return EventType.named("LeadSnapshot", Lead.class);
    }

    @Bean
    EventType leadBulkSnapshot() {
        return EventType.named("LeadBulkSnapshot", LeadBulk.class);
    }

    @Bean
    EventType leadImportSnapshot() {
        return EventType.named("LeadImportSnapshot", LeadImport.class);
    }

    @Bean
    EventType leadEngagementSnapshot() {
        return EventType.named("LeadEngagementSnapshot", LeadEngagement.class);
    }
}
