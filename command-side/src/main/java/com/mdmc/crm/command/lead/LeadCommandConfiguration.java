package com.mdmc.crm.command.lead;

import com.mdmc.crm.kernel.eventstore.serialization.EventType;
import com.mdmc.crm.kernel.privacy.BlindIndex;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what decisions about leads rest on beside the lead itself. */
@Configuration(proxyBeanMethods = false)
class LeadCommandConfiguration {

    @Bean
    LeadEmailClaims leadEmailClaims(
            MongoDatabase database, Privacy privacy, BlindIndex blindIndex, EventStore events, Clock clock) {
        return new MongoLeadEmailClaims(database, privacy, blindIndex, new ClaimHolders(events), clock);
    }

    @Bean
    EventType leadSnapshot() {
        return EventType.named("LeadSnapshot", Lead.class);
    }
}
